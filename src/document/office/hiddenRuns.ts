import { parseColour, sameColour, type Colour } from '../html/colours';
import { childElement, findAll, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import type { Edit } from './applyEdits';
import { offsetsOf } from './parseWithOffsets';

/** Half-points: letters of 2 points and less are read by nobody. */
const UNREADABLE = 4;
const PAPER: Colour = [255, 255, 255];
/** What may lend a background that the run itself does not tell of. */
const COVERED = new Set(['wps:wsp', 'v:shape', 'v:rect', 'v:textbox', 'w:txbxContent']);

/** The runs of a Word document that readers cannot see, to be cut. */
export function hiddenRuns(tree: Tree, hidden: HiddenText): Edit[] {
  const page = pageColour(tree);
  return [...findAll(tree, 'w:r'), ...findAll(tree, 'm:r')].flatMap((run) => {
    const kind = hiddenKind(run, page);
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

function hiddenKind(run: TreeElement, page: Colour | undefined): HiddenKind | undefined {
  const properties = childElement(run, 'w:rPr');
  if (!properties) return undefined;
  const vanish = childElement(properties, 'w:vanish');
  if (vanish && !/^(0|false|off)$/.test(vanish.attribs['w:val'] ?? '')) return 'property';
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
