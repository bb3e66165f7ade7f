import { compoundSelector } from './compoundSelector';
import { parseColour, sameColour, type Colour } from './colours';
import { findAll, textOf, type Tree, type TreeElement } from './htmlTree';
import { unwrapMedia } from './unwrapMedia';
import type { HiddenKind } from '../hidden/hiddenText';

/** What a part of a page has from the parts around it. `background` is undefined where it cannot be told. */
export interface Look {
  readonly colour: Colour | 'transparent';
  readonly background: Colour | undefined;
}

/** Whether text of this look melts into what is behind it. */
export const isInvisible = ({ colour, background }: Look) => colour === 'transparent' || (background !== undefined && sameColour(colour, background));

/** The look of a page and how each element changes it, as far as the page itself tells. */
export interface PageStyles {
  readonly look: Look;
  enter(element: TreeElement, outer: Look): { readonly look: Look; readonly hidden?: HiddenKind };
}

type Declarations = ReadonlyMap<string, string>;

const OFF_PAGE = -400;
const FAR_OFF = 4_000;
const UNREADABLE_PIXELS = 2;
const SIMPLE_SELECTOR = /^(?:[\w-]+)?(?:[.#][\w-]+)?$/;
/** Past this much of style sheets a page is no document; nor do more selectors of several parts count. */
const LONGEST_SHEET = 500_000;
const MOST_COMPOUND = 2_000;

/** A selector of several parts, such as `.menu > li.off` or `.a.b`, with what it declares. */
interface CompoundRule {
  readonly matches: (element: TreeElement) => boolean;
  readonly body: Declarations;
}

/** Reads the page's own style sheets: plain rules for an element, a class or an id. Where colours come from elsewhere, none is judged. */
export function readPageStyles(page: Tree): PageStyles {
  const sheets = unwrapMedia(findAll(page, 'style').map(textOf).join('\n').slice(0, LONGEST_SHEET).replace(/\/\*[^]*?(?:\*\/|$)/g, ''));
  const rules = new Map<string, Map<string, string>>();
  const compound: CompoundRule[] = [];
  let told = !findAll(page, 'link').some(({ attribs }) => /stylesheet/i.test(attribs.rel ?? ''));
  for (const block of sheets.split('}')) {
    const [selectors, body] = splitOnce(block, '{');
    if (body === undefined) continue;
    for (const selector of selectors.split(',').map((part) => part.trim())) {
      const matches = SIMPLE_SELECTOR.test(selector) ? undefined : compoundSelector(selector);
      if (matches && compound.length < MOST_COMPOUND) compound.push({ matches, body: new Map(declarations(body)) });
      else if (!SIMPLE_SELECTOR.test(selector)) told &&= !/background/i.test(body);
      else rules.set(selector, new Map([...(rules.get(selector) ?? []), ...declarations(body)]));
    }
  }
  return { look: { colour: [0, 0, 0], background: told ? [255, 255, 255] : undefined }, enter: (element, outer) => enter(stylesOf(element, rules, compound), element, outer) };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function stylesOf(element: TreeElement, rules: ReadonlyMap<string, Declarations>, compound: readonly CompoundRule[]): Declarations {
  const { name, attribs } = element;
  const classes = (attribs.class ?? '').split(/\s+/).filter(Boolean).flatMap((one) => [`.${one}`, `${name}.${one}`]);
  const keys = rules.size ? [name, ...classes, ...(attribs.id ? [`#${attribs.id}`, `${name}#${attribs.id}`] : [])] : [];
  const compounds = compound.filter(({ matches }) => matches(element)).flatMap(({ body }) => [...body]);
  return new Map([...keys.flatMap((key) => [...(rules.get(key) ?? [])]), ...compounds, ...declarations(attribs.style ?? '')]);
}

function declarations(text: string): [string, string][] {
  return text.split(';').flatMap((part): [string, string][] => {
    const colon = part.indexOf(':');
    return colon < 0 ? [] : [[part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim().toLowerCase()]];
  });
}

function enter(styles: Declarations, { name, attribs }: TreeElement, outer: Look): { look: Look; hidden?: HiddenKind } {
  const own = parseColour(styles.get('color') ?? (name === 'font' ? attribs.color : undefined) ?? '');
  const backgroundText = styles.get('background-color') ?? styles.get('background') ?? attribs.bgcolor;
  const background = backgroundText === undefined ? outer.background : backgroundOf(backgroundText, outer);
  const look = { colour: own ?? outer.colour, background: styles.has('background-image') ? undefined : background };
  return { look, hidden: hiddenBy(styles, attribs) };
}

function backgroundOf(text: string, outer: Look): Colour | undefined {
  const first = parseColour(text) ?? text.split(/\s+(?![^(]*\))/).map(parseColour).find(Boolean);
  return first === 'transparent' ? outer.background : first;
}

function hiddenBy(styles: Declarations, attribs: TreeElement['attribs']): HiddenKind | undefined {
  const is = (name: string, pattern: RegExp) => pattern.test(styles.get(name) ?? '');
  if ('hidden' in attribs || is('display', /^none/) || is('visibility', /^(hidden|collapse)/) || is('opacity', /^0?\.?0+%?$|^0?\.0\d/)) return 'style';
  if (is('mso-hide', /all/)) return 'style';
  if (pixels(styles.get('font-size')) <= UNREADABLE_PIXELS) return 'size';
  const boxed = is('overflow', /hidden|clip/) && (pixels(styles.get('height')) <= UNREADABLE_PIXELS || pixels(styles.get('max-height')) <= UNREADABLE_PIXELS || pixels(styles.get('width')) <= UNREADABLE_PIXELS);
  if (boxed) return 'size';
  if (['left', 'top', 'right', 'bottom', 'text-indent', 'margin-left', 'margin-top'].some((side) => pixels(styles.get(side), 0) <= OFF_PAGE)) return 'place';
  if (['left', 'top'].some((side) => pixels(styles.get(side), 0) >= FAR_OFF)) return 'place';
  if (is('transform', /scale[xy3d]*\(\s*0(\.0*)?\s*[,)]/)) return 'size';
  if (/translate(?:x|y|3d)?\(([^)]*)\)/.exec(styles.get('transform') ?? '')?.[1]?.split(',').some((part) => pixels(part.trim(), 0) <= -1_000 || pixels(part.trim(), 0) >= FAR_OFF)) return 'place';
  if (is('filter', /opacity\(\s*0(\.0*)?%?\s*\)/)) return 'style';
  if (is('clip-path', /inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0/)) return 'place';
  return is('clip', /rect\(\s*(\d+)(px)?[\s,]+\1(px)?[\s,]+\1(px)?[\s,]+\1(px)?\s*\)|rect\(\s*0(px)?[\s,]+0(px)?[\s,]+0(px)?/) ? 'place' : undefined;
}

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 1.33, em: 16, rem: 16, vw: 12, vh: 8, '%': 10, cm: 38, mm: 3.8, in: 96 };

/** A length in pixels, roughly; `otherwise` for what is none. */
function pixels(value: string | undefined, otherwise = Infinity): number {
  const match = /^(-?[\d.]+)\s*(px|pt|em|rem|vw|vh|%|cm|mm|in)?(?:\s*!important)?$/.exec(value ?? '');
  if (!match || (!match[2] && Number(match[1]) !== 0)) return otherwise;
  return Number(match[1]) * (UNITS[match[2] ?? 'px'] ?? 1);
}
