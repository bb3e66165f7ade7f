import { parseColour, sameColour } from '../html/colours';
import { childElement, childElements, findAll, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind } from '../hidden/hiddenText';

const UNREADABLE_POINTS = 2;

/** As `a)`: what stands around the number, and how it counts (ODF 1.3, 19.500). */
export interface ListLevel {
  readonly prefix: string;
  readonly suffix: string;
  readonly format: string;
  readonly start: number;
}

export interface OpenDocumentStyles {
  /** Styles of text that hide it, and how. */
  readonly hiding: ReadonlyMap<string, HiddenKind>;
  /** Styles of cells and shapes that paint what lies behind their text. */
  readonly painted: ReadonlySet<string>;
  /** Styles of lists with what each level is numbered by; undefined for a level with bullets. */
  readonly lists: ReadonlyMap<string, readonly (ListLevel | undefined)[]>;
  /** Styles of paragraphs that come from the one for titles. */
  readonly titles: ReadonlySet<string>;
}

/** What the styles of an OpenDocument file do to the text they are used on: its own, those of `common` (styles.xml), and what each takes from its parent. */
export function openDocumentStyles(tree: Tree, common?: Tree): OpenDocumentStyles {
  const all = [...(common ? findAll(common, 'style:style') : []), ...findAll(tree, 'style:style')];
  const byName = new Map(all.map((style) => [style.attribs['style:name'] ?? '', style]));
  const hiding = new Map(
    all.flatMap((style) => {
      const kind = hiddenKind(inherited(style, byName, 'style:text-properties'), inherited(style, byName, 'style:paragraph-properties')['fo:background-color']);
      return kind ? [[style.attribs['style:name'] ?? '', kind] as const] : [];
    }),
  );
  const lists = new Map(findAll(tree, 'text:list-style').map((style) => [style.attribs['style:name'] ?? '', childElements(style).map(listLevel)]));
  const titles = new Set(['Title', ...findAll(tree, 'style:style').filter(({ attribs }) => attribs['style:parent-style-name'] === 'Title').map(({ attribs }) => attribs['style:name'] ?? '')]);
  return { hiding, lists, titles, painted: new Set(all.filter(paints).map(({ attribs }) => attribs['style:name'] ?? '')) };
}

function listLevel({ name, attribs }: TreeElement): ListLevel | undefined {
  const format = attribs['style:num-format'];
  if (name !== 'text:list-level-style-number' || !format) return undefined;
  return { format, prefix: attribs['style:num-prefix'] ?? '', suffix: attribs['style:num-suffix'] ?? '', start: Number(attribs['text:start-value'] ?? 1) };
}

/** Whoever nests deeper goes in circles. */
const DEEPEST = 10;

function inherited(style: TreeElement, all: ReadonlyMap<string, TreeElement>, part: string, depth = 0): Readonly<Record<string, string>> {
  const parent = all.get(style.attribs['style:parent-style-name'] ?? '');
  return { ...(parent && depth < DEEPEST && inherited(parent, all, part, depth + 1)), ...childElement(style, part)?.attribs };
}

function paints(style: TreeElement): boolean {
  const cell = childElement(style, 'style:table-cell-properties')?.attribs['fo:background-color'];
  const fill = (childElement(style, 'style:graphic-properties') ?? childElement(style, 'loext:graphic-properties'))?.attribs['draw:fill'];
  return (cell !== undefined && cell !== 'transparent') || (fill !== undefined && fill !== 'none');
}

function hiddenKind(properties: Readonly<Record<string, string>>, paragraphBackground: string | undefined): HiddenKind | undefined {
  if (properties['text:display'] === 'none') return 'property';
  const size = /^([\d.]+)pt$/.exec(properties['fo:font-size'] ?? '')?.[1];
  if (size !== undefined && Number(size) <= UNREADABLE_POINTS) return 'size';
  const colour = parseColour(properties['fo:color'] ?? '');
  const background = parseColour(properties['fo:background-color'] ?? paragraphBackground ?? '#ffffff');
  if (!colour || colour === 'transparent' || !background) return undefined;
  return sameColour(colour, background === 'transparent' ? [255, 255, 255] : background) ? 'colour' : undefined;
}
