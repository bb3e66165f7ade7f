import { childElement, childElements, findAll, isElement, isText, textOf, type TreeElement, type TreeNode } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import { MarkdownWriter } from '../MarkdownWriter';
import { markdownTable, type TableCell } from '../markdownTable';
import type { OpenDocumentStyles } from './openDocumentStyles';

const NOT_CONTENT = new Set(['text:tracked-changes', 'text:sequence-decls', 'office:forms', 'text:bookmark', 'text:change', 'draw:image', 'svg:title', 'svg:desc', 'style:style', 'text:table-of-content', 'office:event-listeners', 'text:note-citation', 'presentation:header', 'presentation:footer', 'draw:page-thumbnail']);
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
    if (attribs['text:display'] === 'none' || name === 'text:hidden-paragraph') return 'property';
    const kind = this.styles.hiding.get(attribs['text:style-name'] ?? '');
    return kind === 'colour' && this.isPainted(element) ? undefined : kind;
  }

  private isPainted(element: TreeElement): boolean {
    for (let node = element.parent as TreeElement | null; node && 'attribs' in node; node = node.parent as TreeElement | null) {
      if (this.styles.painted.has(node.attribs['table:style-name'] ?? node.attribs['draw:style-name'] ?? '')) return true;
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

  /** A list within a list has no style of its own. */
  marker({ parent }: TreeElement): string {
    const list = parent as TreeElement;
    if (!this.styles.numbered.has(list.attribs['text:style-name'] ?? '')) return '- ';
    const number = (this.counted.get(list) ?? 0) + 1;
    this.counted.set(list, number);
    return `${number}. `;
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

type Handler = (element: TreeElement, writer: MarkdownWriter, write: () => void, text: OpenDocumentText, depth: number) => void;

function block(writer: MarkdownWriter, write: () => void): void {
  writer.newBlock();
  write();
  writer.newBlock();
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'text:h': ({ attribs }, writer, write) => writer.heading(Number(attribs['text:outline-level'] ?? 1), write),
  'text:p': ({ parent }, writer, write) => ((parent as TreeElement | null)?.name === 'text:list-item' ? write() : block(writer, write)),
  'text:list': (element, writer, write) => ((element.parent as TreeElement | null)?.name === 'text:list-item' ? (writer.newLine(), write()) : block(writer, write)),
  'text:list-item': (element, writer, write, text) => writer.item(text.marker(element), write),
  'text:s': ({ attribs }, writer) => writer.text(' '.repeat(Math.min(20, Number(attribs['text:c'] ?? 1)))),
  'text:tab': (_element, writer) => writer.text(' '),
  'text:line-break': (_element, writer) => writer.newLine(),
  'text:a': ({ attribs }, writer, write) => link(attribs['xlink:href'] ?? '', writer, write),
  'text:note': (element, writer, _write, text) => writer.text(text.note(element)),
  'office:annotation': (element, writer) => block(writer, () => writer.text(`> ${childElements(element, 'text:p').map(textOf).join(' ')}`)),
  'table:table': (element, writer, _write, text, depth) => writer.raw(text.table(element, depth)),
  'draw:frame': ({ attribs }, writer, write) => (attribs['presentation:class'] === 'title' ? writer.heading(2, write) : block(writer, write)),
  'presentation:notes': (element, writer, write) => {
    if (!textOf(element).trim()) return;
    writer.heading(3, () => writer.text('Notes'));
    block(writer, write);
  },
};

/** Links of a document to the web; those within it lead nowhere here. */
function link(href: string, writer: MarkdownWriter, write: () => void): void {
  write();
  if (/^(https?|mailto):/i.test(href)) writer.text(` (${href})`);
}

function nearestTable(row: TreeElement): TreeElement | undefined {
  let node = row.parent as TreeElement | null;
  while (node && node.name !== 'table:table') node = node.parent as TreeElement | null;
  return node ?? undefined;
}
