import { parseColour, sameColour } from '../html/colours';
import { childElement, childElements, findAll, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind } from '../hidden/hiddenText';

const UNREADABLE_POINTS = 2;

export interface OpenDocumentStyles {
  /** Styles of text that hide it, and how. */
  readonly hiding: ReadonlyMap<string, HiddenKind>;
  /** Styles of cells and shapes that paint what lies behind their text. */
  readonly painted: ReadonlySet<string>;
  /** Styles of lists whose first level counts. */
  readonly numbered: ReadonlySet<string>;
}

/** What the styles of an OpenDocument file do to the text they are used on. */
export function openDocumentStyles(tree: Tree): OpenDocumentStyles {
  const hiding = new Map(
    findAll(tree, 'style:style').flatMap((style) => {
      const properties = childElement(style, 'style:text-properties')?.attribs;
      const kind = properties && hiddenKind(properties, childElement(style, 'style:paragraph-properties')?.attribs['fo:background-color']);
      return kind ? [[style.attribs['style:name'] ?? '', kind] as const] : [];
    }),
  );
  const numbered = new Set(findAll(tree, 'text:list-style').filter((style) => childElements(style)[0]?.name === 'text:list-level-style-number').map(({ attribs }) => attribs['style:name'] ?? ''));
  return { hiding, numbered, painted: new Set(findAll(tree, 'style:style').filter(paints).map(({ attribs }) => attribs['style:name'] ?? '')) };
}

function paints(style: TreeElement): boolean {
  const cell = childElement(style, 'style:table-cell-properties')?.attribs['fo:background-color'];
  const fill = childElement(style, 'style:graphic-properties')?.attribs['draw:fill'];
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
