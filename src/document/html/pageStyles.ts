import { parseColour, sameColour, type Colour } from './colours';
import { findAll, textOf, type Tree, type TreeElement } from './htmlTree';
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
const UNREADABLE_PIXELS = 2;
const SIMPLE_SELECTOR = /^(?:[\w-]+)?(?:[.#][\w-]+)?$/;

/** Reads the page's own style sheets: plain rules for an element, a class or an id. Where colours come from elsewhere, none is judged. */
export function readPageStyles(page: Tree): PageStyles {
  const sheets = findAll(page, 'style').map(textOf).join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[\w-]+[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const rules = new Map<string, Map<string, string>>();
  let told = !findAll(page, 'link').some(({ attribs }) => /stylesheet/i.test(attribs.rel ?? ''));
  for (const [, selectors, body] of sheets.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const selector of selectors!.split(',').map((part) => part.trim())) {
      if (!SIMPLE_SELECTOR.test(selector)) told &&= !/background/i.test(body!);
      else rules.set(selector, new Map([...(rules.get(selector) ?? []), ...declarations(body!)]));
    }
  }
  return { look: { colour: [0, 0, 0], background: told ? [255, 255, 255] : undefined }, enter: (element, outer) => enter(stylesOf(element, rules), element, outer) };
}

function stylesOf({ name, attribs }: TreeElement, rules: ReadonlyMap<string, Declarations>): Declarations {
  const classes = (attribs.class ?? '').split(/\s+/).filter(Boolean).flatMap((one) => [`.${one}`, `${name}.${one}`]);
  const keys = rules.size ? [name, ...classes, ...(attribs.id ? [`#${attribs.id}`, `${name}#${attribs.id}`] : [])] : [];
  return new Map([...keys.flatMap((key) => [...(rules.get(key) ?? [])]), ...declarations(attribs.style ?? '')]);
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
  return is('clip', /rect\(\s*0(px)?[\s,]+0(px)?[\s,]+0(px)?/) ? 'place' : undefined;
}

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 1.33, em: 16, rem: 16, vw: 12, vh: 8, '%': 10, cm: 38, mm: 3.8, in: 96 };

/** A length in pixels, roughly; `otherwise` for what is none. */
function pixels(value: string | undefined, otherwise = Infinity): number {
  const match = /^(-?[\d.]+)\s*(px|pt|em|rem|vw|vh|%|cm|mm|in)?(?:\s*!important)?$/.exec(value ?? '');
  if (!match || (!match[2] && Number(match[1]) !== 0)) return otherwise;
  return Number(match[1]) * (UNITS[match[2] ?? 'px'] ?? 1);
}
