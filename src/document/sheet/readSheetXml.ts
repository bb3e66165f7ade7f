import { InvalidInput } from '../../errors/InvalidInput';
import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import type { Relationship } from '../office/relationships';
import { feedXml } from './feedXml';
import { formatCell } from './formatCell';
import type { CellStyle } from './readXlsxStyles';
import { parseRange, parseReference } from './reference';
import type { Merge, SheetRows } from './Sheet';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly links: ReadonlyMap<string, Relationship>;
  readonly hidden: HiddenText;
}

const NO_CELLS: string[] = [];
/** No sheet that people read is larger; one that claims to be is refused before it fills the memory. */
const MOST_CELLS = 8_000_000;
/** As in every spreadsheet program. */
const MOST_ROWS = 1_048_576;
const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** Reads a worksheet's part (ECMA-376, 18.3) in one pass. */
export async function readSheetXml(pieces: AsyncIterable<Uint8Array>, context: SheetContext): Promise<Omit<SheetRows, 'notes'>> {
  const reader = new SheetReader(context);
  await feedXml(pieces, { onopentag: (name, attributes) => reader.open(name, attributes), ontext: (text) => reader.text(text), onclosetag: (name) => reader.close(name) });
  return reader.finish();
}

class SheetReader {
  private readonly rows: string[][] = [];
  private readonly merges: Merge[] = [];
  private readonly hiddenColumns: (readonly [number, number])[] = [];
  private readonly cut: { row: number; column: number; kind: HiddenKind }[] = [];
  private readonly targets: { row: number; column: number; target: string }[] = [];
  private row = -1;
  private column = -1;
  private rowHidden = false;
  private filtered = false;
  private tables = false;
  private count = 0;
  private type = 'n';
  private style: CellStyle | undefined;
  private value = '';
  private formula = '';
  private taking: 'value' | 'formula' | undefined;

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    OPENED[name]?.(this, attributes);
  }

  text(text: string): void {
    if (this.taking === 'value') this.value += text;
    else if (this.taking === 'formula') this.formula += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.taking = undefined;
    else if (name === 'c') this.endCell();
  }

  startColumns({ hidden, min, max, width }: Readonly<Record<string, string>>): void {
    if (isTrue(hidden) || Number(width) === 0) this.hiddenColumns.push([Number(min) - 1, Number(max) - 1]);
  }

  startRow({ r, hidden, ht }: Readonly<Record<string, string>>): void {
    this.row = r === undefined ? this.row + 1 : Number(r) - 1;
    if (!(this.row < MOST_ROWS)) throw new InvalidInput('XLSX_BROKEN', `A sheet names a row past ${MOST_ROWS}, where none can be.`, 'Open it in Excel or LibreOffice and save it as .xlsx again.');
    this.column = -1;
    this.rowHidden = isTrue(hidden) || Number(ht) === 0;
  }

  startCell({ r, s, t }: Readonly<Record<string, string>>): void {
    const at = r === undefined ? undefined : parseReference(r);
    this.column = at ? at.column : this.column + 1;
    this.type = t ?? 'n';
    this.style = this.context.styles[Number(s ?? 0)];
    [this.value, this.formula] = ['', ''];
  }

  take(part: 'value' | 'formula'): void {
    this.taking = part;
  }

  addMerge({ ref }: Readonly<Record<string, string>>): void {
    const merge = parseRange(ref ?? '');
    if (merge) this.merges.push(merge);
  }

  addLink({ ref, 'r:id': id }: Readonly<Record<string, string>>): void {
    const at = parseReference(ref?.split(':')[0] ?? '');
    const target = this.context.links.get(id ?? '')?.target;
    if (at && target && /^(https?|mailto):/i.test(target)) this.targets.push({ ...at, target });
  }

  setFiltered(): void {
    this.filtered = true;
  }

  setTables(): void {
    this.tables = true;
  }

  private endCell(): void {
    // What was never calculated is told as it would be.
    if (!this.value && !this.formula) return;
    const text = !this.value ? `=${this.formula}` : this.type === 's' ? (this.context.strings[Number(this.value)] ?? '') : formatCell(this.type, this.value, this.style?.format, this.context.date1904);
    if (!text) return;
    if (++this.count > MOST_CELLS) throw new InvalidInput('SHEET_TOO_LARGE', `A sheet holds more than ${MOST_CELLS} cells.`, 'Split the workbook, or load it into a database.');
    while (this.rows.length <= this.row) this.rows.push(NO_CELLS);
    if (this.rows[this.row] === NO_CELLS) this.rows[this.row] = [];
    this.rows[this.row]![this.column] = text;
    const kind = this.style?.hidden ?? (this.rowHidden ? 'sheet' : undefined);
    if (kind) this.cut.push({ row: this.row, column: this.column, kind });
  }

  /** Whether rows are filtered and columns hidden is known only at the end; a table's style may paint what lies behind white letters. */
  finish(): Omit<SheetRows, 'notes'> {
    for (const { row, column, kind } of this.cut) {
      if ((kind === 'sheet' && this.filtered) || (kind === 'colour' && this.tables)) continue;
      this.rows[row]![column] = '';
      this.context.hidden.add(kind);
    }
    for (const [first, last] of this.hiddenColumns)
      for (const row of this.rows)
        for (let column = first; column <= Math.min(last, row.length - 1); column++) {
          if (row[column]) this.context.hidden.add('sheet');
          row[column] = '';
        }
    for (const { row, column, target } of this.targets) {
      const text = this.rows[row]?.[column];
      if (text && !text.includes(target)) this.rows[row]![column] = `[${text}](${target})`;
    }
    return { rows: this.rows, merges: this.merges };
  }
}

const OPENED: Readonly<Record<string, (reader: SheetReader, attributes: Readonly<Record<string, string>>) => void>> = {
  col: (reader, attributes) => reader.startColumns(attributes),
  row: (reader, attributes) => reader.startRow(attributes),
  c: (reader, attributes) => reader.startCell(attributes),
  v: (reader) => reader.take('value'),
  t: (reader) => reader.take('value'),
  f: (reader) => reader.take('formula'),
  mergeCell: (reader, attributes) => reader.addMerge(attributes),
  hyperlink: (reader, attributes) => reader.addLink(attributes),
  autoFilter: (reader) => reader.setFiltered(),
  tablePart: (reader) => reader.setTables(),
};
