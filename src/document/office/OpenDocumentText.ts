import { formulaText } from '../formulaText';
import { childElement, childElements, findAll, isElement, isText, textOf, type TreeElement, type TreeNode } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import { MarkdownWriter } from '../MarkdownWriter';
import { markdownTable, type TableCell } from '../markdownTable';
import { formatNumber } from './formatNumber';
import type { OpenDocumentStyles } from './openDocumentStyles';

const NOT_CONTENT = new Set(['text:tracked-changes', 'text:sequence-decls', 'office:forms', 'text:bookmark', 'text:change', 'draw:image', 'svg:title', 'svg:desc', 'style:style', 'text:table-of-content', 'office:event-listeners', 'text:note-citation', 'presentation:header', 'presentation:footer', 'text:page-number', 'text:page-count', 'draw:page-thumbnail']);
/** A row or cell is repeated so often at most: spreadsheets claim a million empty ones. */
const MOST_REPEATS = 100;

/** Writes the content of an OpenDocument body as Markdown (ODF 1.3). */
export class OpenDocumentText {
  private readonly notes: string[] = [];
  private readonly counted = new WeakMap<object, number>();

  constructor(private readonly styles: OpenDocumentStyles, private readonly hidden: HiddenText) {}

  convert(body: TreeElement): string {
    const writer = new MarkdownWriter();
    this.children(body, writer, 0);
    for (const [index, note] of this.notes.entries()) {
      writer.newBlock();
      writer.text(`[${index + 1}] ${note}`);
    }
    return writer.toString();
  }

  private children(node: TreeElement, writer: MarkdownWriter, depth: number): void {
    if (depth > 300) return writer.text(textOf(node));
    for (const child of node.children as TreeNode[]) {
      if (isText(child)) writer.text(child.data);
      else if (isElement(child)) this.element(child, writer, depth + 1);
    }
  }

  private element(element: TreeElement, writer: MarkdownWriter, depth: number): void {
    const { name } = element;
    if (NOT_CONTENT.has(name)) return;
    const kind = this.hiddenKind(element);
    if (kind && textOf(element).trim()) return this.hidden.add(kind);
    const write = () => this.children(element, writer, depth);
    const handler = HANDLERS[name];
    if (handler) handler(element, writer, write, this, depth);
    else write();
  }

  private hiddenKind(element: TreeElement): HiddenKind | undefined {
    const { name, attribs } = element;
    if (attribs['text:display'] === 'none' || attribs['text:is-hidden'] === 'true' || name === 'text:hidden-paragraph') return 'property';
    if (name.startsWith('draw:') && isOffPage(attribs)) return 'place';
    const kind = this.styles.hiding.get(attribs['text:style-name'] ?? '');
    return kind === 'colour' && this.isPainted(element) ? undefined : kind;
  }

  private isPainted(element: TreeElement): boolean {
    for (let node = element.parent as TreeElement | null; node && 'attribs' in node; node = node.parent as TreeElement | null) {
      const { 'table:style-name': own, 'table:default-cell-style-name': ofCells, 'draw:style-name': drawn } = node.attribs;
      if ([own, ofCells, drawn].some((style) => style !== undefined && this.styles.painted.has(style))) return true;
      if (node.name === 'draw:custom-shape') return true;
    }
    return false;
  }

  /** Remembers a footnote and gives its mark. */
  note(element: TreeElement): string {
    const body = childElement(element, 'text:note-body') ?? element;
    this.notes.push(textOf(body).replace(/\s+/g, ' ').trim());
    return `[${this.notes.length}]`;
  }

  /** What an item is printed with; a list within a list has the style of the outer one. An item that only holds another list has none. */
  marker(item: TreeElement): string | undefined {
    if (childElements(item)[0]?.name === 'text:list') return undefined;
    const { list, depth, style } = listAround(item);
    const level = this.styles.lists.get(style)?.[depth];
    if (!level) return '- ';
    const number = (this.counted.get(list) ?? level.start - 1) + 1;
    this.counted.set(list, number);
    const label = `${level.prefix}${formatNumber(number, NUMBER_FORMATS[level.format] ?? 'decimal')}${level.suffix}`.trim();
    return `${/\w$/.test(label) ? `${label}.` : label} `;
  }

  isTitle({ attribs }: TreeElement): boolean {
    return this.styles.titles.has(attribs['text:style-name'] ?? '');
  }

  /** The text of one line. */
  inline(element: TreeElement, depth: number): string {
    const writer = new MarkdownWriter();
    this.children(element, writer, depth);
    return writer.toString().replace(/\s*\n\s*/g, ' ');
  }

  table(table: TreeElement, depth: number): string[] {
    const rows = findAll(table, 'table:table-row').filter((row) => nearestTable(row) === table);
    return markdownTable(rows.map((row) => childElements(row, 'table:table-cell').flatMap((cell) => this.cell(cell, depth))));
  }

  private cell(cell: TreeElement, depth: number): TableCell[] {
    const writer = new MarkdownWriter();
    this.children(cell, writer, depth + 3);
    const { 'table:number-columns-spanned': columns, 'table:number-rows-spanned': rows, 'table:number-columns-repeated': repeated } = cell.attribs;
    const text = writer.toString();
    return Array.from({ length: text ? Math.min(MOST_REPEATS, Number(repeated ?? 1)) : 1 }, () => ({ text, columns: Number(columns), rows: Number(rows) }));
  }
}

const CENTIMETRES: Readonly<Record<string, number>> = { cm: 1, mm: 0.1, in: 2.54, pt: 0.0353 };
/** Wider than any slide that is shown; within a page, shapes may hang over its edge. */
const FAR = 60;

function length(written: string | undefined): number | undefined {
  const [, number, unit] = /^(-?[\d.]+)(cm|mm|in|pt)$/.exec(written ?? '') ?? [];
  return number === undefined ? undefined : Number(number) * CENTIMETRES[unit!]!;
}

/** Whether a shape lies wholly outside of what is shown. */
function isOffPage(attribs: TreeElement['attribs']): boolean {
  return [['svg:x', 'svg:width'], ['svg:y', 'svg:height']].some(([at, size]) => {
    const start = length(attribs[at!]);
    return start !== undefined && (start > FAR || start + (length(attribs[size!]) ?? 0) < 0);
  });
}

type Handler = (element: TreeElement, writer: MarkdownWriter, write: () => void, text: OpenDocumentText, depth: number) => void;

function block(writer: MarkdownWriter, write: () => void): void {
  writer.newBlock();
  write();
  writer.newBlock();
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'text:h': ({ attribs }, writer, write) => writer.heading(Number(attribs['text:outline-level'] ?? 1), write),
  'text:p': (element, writer, write, text) => {
    if (text.isTitle(element)) return writer.heading(1, write);
    if ((element.parent as TreeElement | null)?.name === 'text:list-item') write();
    else block(writer, write);
  },
  'text:list': (element, writer, write) => ((element.parent as TreeElement | null)?.name === 'text:list-item' ? (writer.newLine(), write()) : block(writer, write)),
  'text:list-item': (element, writer, write, text) => {
    const marker = text.marker(element);
    if (marker === undefined) writer.indented(write);
    else writer.item(marker, write);
  },
  'text:s': ({ attribs }, writer) => writer.text(' '.repeat(Math.min(20, Number(attribs['text:c'] ?? 1)))),
  'text:tab': (_element, writer) => writer.text(' '),
  'text:line-break': (_element, writer) => writer.newLine(),
  'text:a': (element, writer, _write, text, depth) => writer.text(linked(text.inline(element, depth), element.attribs['xlink:href'] ?? '')),
  'text:note': (element, writer, _write, text) => writer.text(text.note(element)),
  'office:annotation': (element, writer) => block(writer, () => writer.text(`> ${[childElement(element, 'dc:creator')].flatMap((author) => (author ? [`${textOf(author)}: `] : [])).join('')}${childElements(element, 'text:p').map(textOf).join(' ')}`)),
  'math:math': (element, writer) => writer.text(formulaText(element)),
  'table:table': (element, writer, _write, text, depth) => writer.raw(text.table(element, depth)),
  'draw:frame': (element, writer, write, text, depth) => (element.attribs['presentation:class'] === 'title' ? writer.heading(2, () => writer.text(text.inline(element, depth))) : block(writer, write)),
  'presentation:notes': (element, writer, write) => {
    if (!textOf(element).trim()) return;
    writer.heading(3, () => writer.text('Notes'));
    block(writer, write);
  },
};

/** Links of a document to the web; those within it lead nowhere here. */
function linked(text: string, href: string): string {
  if (!/^(https?|mailto):/i.test(href) || !text || href.includes(text)) return text;
  return `[${text.replace(/[[\]]/g, '')}](${href.replace(/[\s()]/g, encodeURIComponent)})`;
}

/** Counting as ODF names it, by the names that Word has for it. */
const NUMBER_FORMATS: Readonly<Record<string, string>> = { 'a': 'lowerLetter', 'A': 'upperLetter', 'i': 'lowerRoman', 'I': 'upperRoman', '一, 二, 三, ...': 'taiwaneseCountingThousand', '壹, 貳, 參, ...': 'ideographLegalTraditional', '甲, 乙, 丙, ...': 'ideographTraditional', '子, 丑, 寅, ...': 'ideographZodiac', '①, ②, ③, ...': 'decimalEnclosedCircle', '１, ２, ３, ...': 'decimalFullWidth' };

/** The list of an item, how many lists it lies in, and the style that the outermost named one gives. */
function listAround(item: TreeElement): { list: TreeElement; depth: number; style: string } {
  const list = item.parent as TreeElement;
  let [depth, style] = [-1, ''];
  for (let node: TreeElement | null = list; node && 'attribs' in node; node = node.parent as TreeElement | null) {
    if (node.name !== 'text:list') continue;
    depth++;
    style ||= node.attribs['text:style-name'] ?? '';
  }
  return { list, depth, style };
}

function nearestTable(row: TreeElement): TreeElement | undefined {
  let node = row.parent as TreeElement | null;
  while (node && node.name !== 'table:table') node = node.parent as TreeElement | null;
  return node ?? undefined;
}
