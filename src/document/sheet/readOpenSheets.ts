import { childElement, childElements, findAll, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import type { OpenDocumentStyles } from '../office/openDocumentStyles';
import type { NamedSheet } from './readXlsx';
import type { Merge } from './Sheet';
import { writeReference } from './reference';

const ROW_GROUPS = ['table:table-row', 'table:table-rows', 'table:table-header-rows', 'table:table-row-group'];
const COLUMN_GROUPS = ['table:table-column', 'table:table-columns', 'table:table-header-columns', 'table:table-column-group'];
/** A row or cell with text is repeated so often at most; empty ones may claim a million. */
const MOST_REPEATS = 100;

/** The sheets of an OpenDocument spreadsheet that a reader sees, without hidden sheets, rows, columns and letters. Rows that a filter hides stay: they are data. */
export function readOpenSheets(spreadsheet: TreeElement, tree: Tree, styles: OpenDocumentStyles, hidden: HiddenText): NamedSheet[] {
  const unseen = new Set(findAll(tree, 'style:style').filter((style) => childElement(style, 'style:table-properties')?.attribs['table:display'] === 'false').map(({ attribs }) => attribs['style:name']));
  return childElements(spreadsheet, 'table:table').flatMap((table) => {
    if (!unseen.has(table.attribs['table:style-name'])) return [{ name: table.attribs['table:name'] ?? '', rows: new OpenSheet(table, styles, hidden).read() }];
    hidden.add('sheet');
    return [];
  });
}

const flat = (node: TreeElement, groups: readonly string[]): TreeElement[] => childElements(node, ...groups).flatMap((one) => (one.name === groups[0] ? [one] : flat(one, groups)));
const repeats = (element: TreeElement, name: string) => Math.max(1, Math.floor(Number(element.attribs[`table:number-${name}`]) || 1));
const isUnseen = ({ attribs }: TreeElement) => attribs['table:visibility'] === 'collapse';

class OpenSheet {
  private readonly rows: string[][] = [];
  private readonly merges: Merge[] = [];
  private readonly notes: { cell: string; text: string }[] = [];
  private readonly columns: { unseen: boolean; style: string; end: number }[] = [];

  constructor(private readonly table: TreeElement, private readonly styles: OpenDocumentStyles, private readonly hidden: HiddenText) {}

  read(): NamedSheet['rows'] {
    for (const column of flat(this.table, COLUMN_GROUPS)) this.columns.push({ unseen: isUnseen(column), style: column.attribs['table:default-cell-style-name'] ?? '', end: (this.columns.at(-1)?.end ?? 0) + repeats(column, 'columns-repeated') });
    for (const row of flat(this.table, ROW_GROUPS)) {
      const cells = this.row(row);
      const times = Math.min(repeats(row, 'rows-repeated'), cells.length ? MOST_REPEATS : 1);
      for (let time = 0; time < times; time++) this.rows.push(cells);
    }
    return { rows: this.rows, merges: this.merges, notes: this.notes };
  }

  private row(row: TreeElement): string[] {
    const cells: string[] = [];
    let column = 0;
    for (const cell of childElements(row, 'table:table-cell', 'table:covered-table-cell')) {
      const text = this.visible(cell, row, column);
      const times = repeats(cell, 'columns-repeated');
      if (text) for (let time = 0; time < Math.min(times, MOST_REPEATS); time++) cells[column + time] = text;
      this.span(cell, column);
      column += times;
    }
    return Array.from(cells, (cell) => cell ?? '');
  }

  private visible(cell: TreeElement, row: TreeElement, at: number): string {
    const text = childElements(cell, 'text:p').map((paragraph) => this.text(paragraph)).join('\n').trim();
    const column = this.columns.find(({ end }) => at < end);
    const kind = text ? this.hiddenKind(cell, isUnseen(row) || column?.unseen === true, column?.style ?? '') : undefined;
    if (kind) this.hidden.add(kind);
    else if (text || childElement(cell, 'office:annotation')) this.note(cell, at);
    return kind ? '' : text;
  }

  private hiddenKind({ attribs }: TreeElement, unseen: boolean, standard: string): HiddenKind | undefined {
    if (unseen) return 'sheet';
    const style = attribs['table:style-name'] ?? standard;
    const kind = this.styles.hiding.get(style);
    return kind === 'colour' && this.styles.painted.has(style) ? undefined : kind;
  }

  /** With the addresses that links lead to. */
  private text(paragraph: TreeElement): string {
    const [link] = findAll(paragraph, 'text:a');
    const [text, target] = [textOf(paragraph), link?.attribs['xlink:href'] ?? ''];
    return /^https?:/.test(target) && !text.includes(target) ? `[${text}](${target})` : text;
  }

  private note(cell: TreeElement, column: number): void {
    const note = childElement(cell, 'office:annotation');
    const text = note && childElements(note, 'text:p').map(textOf).join(' ').trim();
    if (text) this.notes.push({ cell: writeReference(this.rows.length, column), text });
  }

  private span(cell: TreeElement, left: number): void {
    const [columns, rows] = [repeats(cell, 'columns-spanned'), repeats(cell, 'rows-spanned')];
    const top = this.rows.length;
    if (columns > 1 || rows > 1) this.merges.push({ top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }
}
