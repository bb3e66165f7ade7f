import { parseColour, sameColour, type Colour } from '../html/colours';
import { formulaText } from '../formulaText';
import { childElement, childElements, findAll, findFirst, textOf, type TreeElement } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import type { Relationship } from './relationships';

/** Hundredths of a point: what is 2 points and less is read by nobody. */
const UNREADABLE = 200;

export interface DrawingLook {
  /** What the slide itself is painted with, where that can be told. */
  readonly background?: Colour;
  readonly hidden?: HiddenText;
  /** Where the links of the slide lead, by id. */
  readonly links?: ReadonlyMap<string, Relationship>;
  /** Whether the layout gives each paragraph a bullet that has none of its own. */
  readonly bullets?: boolean;
}

/** The paragraphs of a shape (DrawingML), list levels as Markdown lists, without runs that readers cannot see. */
export function drawingText(shape: TreeElement, look: DrawingLook): string {
  const background = shapeFill(shape, look.background);
  const paragraphs = findAll(shape, 'a:p').flatMap((paragraph) => {
    const text = childElements(paragraph).map((part) => runText(part, background, look)).join('').replace(/[ \t\u00a0]+/g, ' ').trim();
    return text ? [{ paragraph, text }] : [];
  });
  const bullets = look.bullets === true && paragraphs.length > 1;
  const lines = paragraphs.map(({ paragraph, text }) => marker(paragraph, bullets) + text);
  const isList = lines.some((line) => /^\s*- /.test(line));
  return lines.join(isList ? '\n' : '\n\n');
}

function runText(part: TreeElement, background: Colour | undefined, { hidden, links }: DrawingLook): string {
  if (part.name === 'a:br') return '\n';
  const formula = part.name === 'a:r' ? undefined : findFirst(part, 'm:oMath');
  if (formula) return ` ${formulaText(formula)} `;
  if (part.name !== 'a:r' && part.name !== 'a:fld') return '';
  const text = childElements(part, 'a:t').map(textOf).join('');
  const kind = hiddenRun(childElement(part, 'a:rPr'), background);
  if (!kind || !text.trim()) return linked(text, part, links);
  hidden?.add(kind);
  return '';
}

function linked(text: string, part: TreeElement, links: DrawingLook['links']): string {
  const click = findFirst(part, 'a:hlinkClick');
  const target = click && links?.get(click.attribs['r:id'] ?? '')?.target;
  if (!target || !/^(https?|mailto):/i.test(target) || !text.trim() || target.includes(text.trim())) return text;
  return `[${text.trim().replace(/[[\]]/g, '')}](${target.replace(/[\s()]/g, encodeURIComponent)})`;
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

function marker(paragraph: TreeElement, bullets: boolean): string {
  const properties = childElement(paragraph, 'a:pPr');
  const level = Number(properties?.attribs.lvl ?? 0);
  const isBullet = properties && (childElement(properties, 'a:buChar') || childElement(properties, 'a:buAutoNum'));
  if (properties && childElement(properties, 'a:buNone')) return '';
  return isBullet || bullets || level > 0 ? `${'  '.repeat(Math.min(level, 6))}- ` : '';
}
