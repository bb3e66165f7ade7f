import { parseColour, sameColour, type Colour } from '../html/colours';
import { childElement, childElements, findAll, findFirst, textOf, type TreeElement } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';

/** Hundredths of a point: what is 2 points and less is read by nobody. */
const UNREADABLE = 200;

export interface DrawingLook {
  /** What the slide itself is painted with, where that can be told. */
  readonly background?: Colour;
  readonly hidden?: HiddenText;
}

/** The paragraphs of a shape (DrawingML), list levels as Markdown lists, without runs that readers cannot see. */
export function drawingText(shape: TreeElement, look: DrawingLook): string {
  const background = shapeFill(shape, look.background);
  const lines = findAll(shape, 'a:p').flatMap((paragraph) => {
    const text = childElements(paragraph).map((part) => runText(part, background, look.hidden)).join('').replace(/[ \t\u00a0]+/g, ' ').trim();
    return text ? [marker(paragraph) + text] : [];
  });
  const isList = lines.some((line) => /^\s*- /.test(line));
  return lines.join(isList ? '\n' : '\n\n');
}

function runText(part: TreeElement, background: Colour | undefined, hidden: HiddenText | undefined): string {
  if (part.name === 'a:br') return '\n';
  if (part.name !== 'a:r' && part.name !== 'a:fld') return '';
  const text = childElements(part, 'a:t').map(textOf).join('');
  const kind = hiddenRun(childElement(part, 'a:rPr'), background);
  if (!kind || !text.trim()) return text;
  hidden?.add(kind);
  return '';
}

function hiddenRun(properties: TreeElement | undefined, background: Colour | undefined): HiddenKind | undefined {
  if (!properties) return undefined;
  if (properties.attribs.sz !== undefined && Number(properties.attribs.sz) <= UNREADABLE) return 'size';
  const fill = childElement(properties, 'a:solidFill');
  if (childElement(properties, 'a:noFill') && !childElement(properties, 'a:ln')) return 'colour';
  if (fill && Number(findFirst(fill, 'a:alpha')?.attribs.val ?? 100_000) < 5_000) return 'colour';
  const colour = fill && fillColour(fill);
  return colour && background && sameColour(colour, background) ? 'colour' : undefined;
}

/** The colour behind a shape's text: its own fill, the slide's where it has none, undefined where a style decides. */
function shapeFill(shape: TreeElement, slide: Colour | undefined): Colour | undefined {
  const properties = childElement(shape, 'p:spPr');
  if (!properties) return undefined;
  const own = childElement(properties, 'a:solidFill');
  if (own) return fillColour(own);
  if (childElement(properties, 'a:noFill')) return slide;
  return childElements(properties, 'a:gradFill', 'a:blipFill', 'a:pattFill').length || childElement(shape, 'p:style') ? undefined : slide;
}

/** A colour that is written out; the theme's first background and text are white and black in nearly all themes. */
export function fillColour(fill: TreeElement): Colour | undefined {
  const colour = parseColour(childElement(fill, 'a:srgbClr')?.attribs.val ?? childElement(fill, 'a:sysClr')?.attribs.lastClr ?? '');
  if (colour && colour !== 'transparent') return colour;
  const scheme = childElement(fill, 'a:schemeClr');
  if (!scheme || childElements(scheme).length) return undefined;
  return scheme.attribs.val === 'bg1' || scheme.attribs.val === 'lt1' ? [255, 255, 255] : undefined;
}

/** Bullets come from the master for most lists, so that only what a paragraph says of itself counts. */
function marker(paragraph: TreeElement): string {
  const properties = childElement(paragraph, 'a:pPr');
  const level = Number(properties?.attribs.lvl ?? 0);
  const isBullet = properties && (childElement(properties, 'a:buChar') || childElement(properties, 'a:buAutoNum'));
  return isBullet || level > 0 ? `${'  '.repeat(Math.min(level, 6))}- ` : '';
}
