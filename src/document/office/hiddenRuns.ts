import { parseColour, sameColour, type Colour } from '../html/colours';
import { childElement, childElements, findAll, parseXmlTree, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import type { Edit } from './applyEdits';
import { offsetsOf } from './parseWithOffsets';

/** Half-points: letters of 2 points and less are read by nobody. */
const UNREADABLE = 4;
const PAPER: Colour = [255, 255, 255];
/** What may lend a background that the run itself does not tell of. */
const COVERED = new Set(['wps:wsp', 'v:shape', 'v:rect', 'v:textbox', 'w:txbxContent']);

/** Styles that hide the text they are used on, by their id. */
export type HidingStyles = ReadonlyMap<string, HiddenKind>;

/** The styles of a Word document that make text vanish, tiny or white; what a style is based on counts. */
export function hidingStyles(stylesXml: string): HidingStyles {
  const all = new Map(findAll(parseXmlTree(stylesXml), 'w:style').map((style) => [style.attribs['w:styleId'] ?? '', style]));
  return new Map([...all].flatMap(([id, style]) => {
    const kind = kindOfStyle(style, all, 0);
    return kind ? [[id, kind] as const] : [];
  }));
}

function kindOfStyle(style: TreeElement, all: ReadonlyMap<string, TreeElement>, depth: number): HiddenKind | undefined {
  const properties = childElement(style, 'w:rPr');
  const vanish = properties && childElement(properties, 'w:vanish');
  if (vanish) return isOn(vanish) ? 'property' : undefined;
  const size = Number(properties && childElement(properties, 'w:sz')?.attribs['w:val']);
  if (size) return size <= UNREADABLE ? 'size' : undefined;
  const parent = all.get(childElement(style, 'w:basedOn')?.attribs['w:val'] ?? '');
  return parent && depth < 10 ? kindOfStyle(parent, all, depth + 1) : undefined;
}

const isOn = ({ attribs }: TreeElement) => !/^(0|false|off)$/.test(attribs['w:val'] ?? '');

/** The runs of a Word document that readers cannot see, to be cut. */
export function hiddenRuns(tree: Tree, hidden: HiddenText, styles: HidingStyles = new Map()): Edit[] {
  const page = pageColour(tree);
  return [...findAll(tree, 'w:r'), ...findAll(tree, 'm:r')].flatMap((run) => {
    const kind = hiddenKind(run, page) ?? styledKind(run, styles);
    if (!kind || !textOf(run).trim()) return [];
    hidden.add(kind);
    const [start, end] = offsetsOf(formulaAround(run) ?? run);
    return [{ start, end, text: '' }];
  });
}

/** A formula is written anew as a whole, so that it goes as a whole. */
function formulaAround(run: TreeElement): TreeElement | undefined {
  let found: TreeElement | undefined;
  for (let node = run.parent as TreeElement | null; node && 'name' in node; node = node.parent as TreeElement | null) if (node.name === 'm:oMath') found = node;
  return found;
}

/** What a run says of itself beats its style. */
function styledKind(run: TreeElement, styles: HidingStyles): HiddenKind | undefined {
  if (!styles.size) return undefined;
  const own = childElement(run, 'w:rPr');
  if (own && childElements(own, 'w:vanish', 'w:sz').length) return undefined;
  const paragraph = run.parent as TreeElement | null;
  const properties = paragraph?.name === 'w:p' ? childElement(paragraph, 'w:pPr') : undefined;
  const id = (style: TreeElement | undefined) => style?.attribs['w:val'] ?? '';
  return styles.get(id(own && childElement(own, 'w:rStyle'))) ?? styles.get(id(properties && childElement(properties, 'w:pStyle')));
}

function hiddenKind(run: TreeElement, page: Colour | undefined): HiddenKind | undefined {
  const properties = childElement(run, 'w:rPr');
  if (!properties) return undefined;
  const vanish = childElement(properties, 'w:vanish');
  if (vanish && isOn(vanish)) return 'property';
  const size = Number(childElement(properties, 'w:sz')?.attribs['w:val'] ?? NaN);
  if (size <= UNREADABLE) return 'size';
  const colour = parseColour(childElement(properties, 'w:color')?.attribs['w:val'] ?? '');
  if (!colour || colour === 'transparent' || childElement(properties, 'w:highlight')) return undefined;
  const background = backgroundOf(run, properties, page);
  return background && sameColour(colour, background) ? 'colour' : undefined;
}

/** The nearest shading around a run; undefined where a table's style or a shape may give one. */
function backgroundOf(run: TreeElement, properties: TreeElement, page: Colour | undefined): Colour | undefined {
  const own = shade(properties);
  if (own) return own;
  for (let node = run.parent as TreeElement | null; node && 'name' in node; node = node.parent as TreeElement | null) {
    if (COVERED.has(node.name)) return undefined;
    const found = shade(childElement(node, 'w:pPr')) ?? shade(childElement(node, 'w:tcPr'));
    if (found) return found;
    if (node.name === 'w:tbl' && childElement(childElement(node, 'w:tblPr') ?? node, 'w:tblStyle')) return undefined;
  }
  return page;
}

function shade(properties: TreeElement | undefined): Colour | undefined {
  const fill = properties && childElement(properties, 'w:shd')?.attribs['w:fill'];
  const colour = fill && fill !== 'auto' ? parseColour(fill) : undefined;
  return colour === 'transparent' ? undefined : colour;
}

function pageColour(tree: Tree): Colour | undefined {
  const background = findAll(tree, 'w:background')[0]?.attribs['w:color'];
  const colour = background && background !== 'auto' ? parseColour(background) : PAPER;
  return colour === 'transparent' ? PAPER : colour;
}
