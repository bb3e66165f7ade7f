import { utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { HiddenText } from '../hidden/hiddenText';
import { rocDate } from './rocDate';
import type { SheetRows } from './Sheet';

/** The cells of one sheet that a reader sees. Rows that a filter hides stay: they are data. */
export function sheetRows(sheet: WorkSheet, hidden: HiddenText): SheetRows {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const isFiltered = sheet['!autofilter'] !== undefined;
  const hiddenRow = (row: number) => !isFiltered && sheet['!rows']?.[row]?.hidden === true;
  const hiddenColumn = (column: number) => sheet['!cols']?.[column]?.hidden === true;
  const notes: SheetRows['notes'][number][] = [];
  let cut = 0;
  const rows = Array.from({ length: data.length }, (_empty, row) =>
    Array.from(data[row] ?? [], (cell, column) => {
      if (!cell) return '';
      const text = shown(cell);
      if (text && (hiddenRow(row) || hiddenColumn(column))) return cut++, '';
      const note = cell.c?.map(({ t }) => t).join(' ').trim();
      if (note) notes.push({ cell: utils.encode_cell({ r: row, c: column }), text: note });
      return text;
    }),
  );
  hidden.add('sheet', cut);
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  return { rows, merges, notes };
}

/** A whole number that a narrow column would show with an exponent is a number of something, and no measure. */
const wholeNumber = ({ t, v, w }: CellObject) => (t === 'n' && Number.isSafeInteger(v) && /^\d\.?\d*E\+\d+$/.test(w ?? '') ? String(v) : undefined);

function shown(cell: CellObject): string {
  const text = (rocDate(cell) ?? wholeNumber(cell) ?? cell.w ?? (cell.v === undefined ? '' : String(cell.v))).trim();
  const target = cell.l?.Target;
  return text && target && /^https?:/.test(target) && !text.includes(target) ? `[${text}](${target})` : text;
}
