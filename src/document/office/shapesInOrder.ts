import { DomUtils } from 'htmlparser2';
import type { ZipArchive } from '../archive/ZipArchive';
import { childElement, childElements, findAll, findFirst, isElement, parseXmlTree, type Tree, type TreeElement } from '../html/htmlTree';
import { readingOrder, type Placed } from './readingOrder';
import type { Relationship } from './relationships';

const SHAPES = new Set(['p:sp', 'p:graphicFrame', 'p:pic']);
const CONTAINERS = ['p:sp', 'p:graphicFrame', 'p:pic', 'p:grpSp', 'mc:AlternateContent', 'p:cxnSp'];

/** The shapes of a slide as they are read, those of groups where their group stands. The file's own order stays where a place is not known. */
export async function shapesInOrder(archive: ZipArchive, slide: Tree, links: ReadonlyMap<string, Relationship>): Promise<TreeElement[]> {
  const root = findFirst(slide, 'p:spTree');
  if (!root) return [];
  const units = childElements(root, ...CONTAINERS).filter((unit) => shapesOf(unit).length > 0);
  const layout = units.some((unit) => !ownPlace(unit)) ? await readLayout(archive, links) : undefined;
  const placed = units.map((unit) => ({ unit, place: ownPlace(unit) ?? (layout && layoutPlace(unit, layout)) }));
  const known = placed.flatMap(({ unit, place }) => (place ? [{ unit, ...place }] : []));
  const ordered = known.length === units.length ? readingOrder(known).map(({ unit }) => unit) : units;
  return ordered.flatMap(shapesOf);
}

const shapesOf = (unit: TreeElement): TreeElement[] => (SHAPES.has(unit.name) ? [unit] : (DomUtils.filter((node) => isElement(node) && SHAPES.has(node.name), unit.children, true) as TreeElement[]));

async function readLayout(archive: ZipArchive, links: ReadonlyMap<string, Relationship>): Promise<Tree | undefined> {
  const target = [...links.values()].find(({ type }) => type === 'slideLayout')?.target;
  const xml = target && (await archive.readText(target));
  return xml ? parseXmlTree(xml) : undefined;
}

function ownPlace(unit: TreeElement): Placed | undefined {
  const properties = childElement(unit, 'p:spPr') ?? childElement(unit, 'p:grpSpPr') ?? (unit.name === 'mc:AlternateContent' ? findFirst(unit, 'p:spPr') : undefined);
  const transform = (properties && childElement(properties, 'a:xfrm')) ?? childElement(unit, 'p:xfrm') ?? (unit.name === 'mc:AlternateContent' ? findFirst(unit, 'p:xfrm') : undefined);
  return transform && placeOf(transform);
}

/** A placeholder stands where its layout puts it: the one of its index, else the one of its kind. */
function layoutPlace(unit: TreeElement, layout: Tree): Placed | undefined {
  const own = findFirst(unit, 'p:ph')?.attribs;
  if (!own) return undefined;
  const twins = findAll(layout, 'p:sp').filter((shape) => findFirst(shape, 'p:ph'));
  const attribsOf = (shape: TreeElement) => findFirst(shape, 'p:ph')!.attribs;
  const twin = twins.find((shape) => own.idx !== undefined && attribsOf(shape).idx === own.idx) ?? twins.find((shape) => own.type !== undefined && attribsOf(shape).type === own.type);
  const transform = twin && findFirst(twin, 'a:xfrm');
  return transform && placeOf(transform);
}

function placeOf(transform: TreeElement): Placed | undefined {
  const [offset, extent] = [childElement(transform, 'a:off')?.attribs, childElement(transform, 'a:ext')?.attribs];
  const [left, top, width, height] = [Number(offset?.x), Number(offset?.y), Number(extent?.cx), Number(extent?.cy)];
  return [left, top, width, height].every(Number.isFinite) ? { left, top, right: left + width, bottom: top + height } : undefined;
}
