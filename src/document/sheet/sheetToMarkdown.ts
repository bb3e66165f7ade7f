import { InvalidInput } from '../../errors/InvalidInput';
import { tableRow, escapeCell } from '../tableRow';
import type { Merge, SheetRows } from './Sheet';

/** Two header rows at most: a group and what is in it. */
const DEEPEST_HEADER = 2;
const LONGEST_NAME = 60;
/** Written out, every row is as wide as the widest. */
const MOST_CELLS = 20_000_000;

/**
 * A sheet as Markdown: its name as a heading; rows that hold one text alone (titles, remarks) as lines; what else stands together as tables,
 * the first row as header. Merged cells are repeated, and a header of two rows is written as `group / column`.
 */
export function sheetToMarkdown(name: string, { rows, merges, notes }: SheetRows): string {
  const spread = repeatMerged(rows, merges);
  const width = spread.reduce((widest, row) => Math.max(widest, row.findLastIndex(Boolean) + 1), 0);
  const out: string[] = [`## ${name.replace(/\s+/g, ' ').slice(0, LONGEST_NAME)}`];
  for (let at = 0; at < spread.length; ) at = writeBlock(spread, at, merges, width, out);
  for (const { cell, text } of notes) out.push('', `- ${cell}: ${text.replace(/\s+/g, ' ').trim()}`);
  return out.join('\n');
}

/** Writes lines or one table from `at` on; returns where it ends. */
function writeBlock(rows: readonly (readonly string[])[], at: number, merges: readonly Merge[], width: number, out: string[]): number {
  const kind = kindOf(rows[at]!);
  if (kind === 'empty') return at + 1;
  if (kind === 'line') {
    out.push('', rows[at]!.find(Boolean)!.replace(/\s*\n\s*/g, ' '));
    return at + 1;
  }
  const end = endOfTable(rows, at);
  for (const columns of tablesBeside(rows, at, end, usedColumns(rows, at, end, width), merges)) writeTable(rows, at, end, columns, merges, out);
  return end;
}

/** Empty rows between a table and its totals. */
const MOST_BETWEEN = 2;

/** A table ends at an empty row, but for one row after it that has cells below several of its columns: its totals. */
function endOfTable(rows: readonly (readonly string[])[], at: number): number {
  let end = at;
  while (end < rows.length && kindOf(rows[end]!) !== 'empty' && !(kindOf(rows[end]!) === 'line' && isTitle(rows, end))) end++;
  const next = rows.slice(end, end + MOST_BETWEEN + 1).findIndex((row) => kindOf(row) !== 'empty');
  const total = next > 0 ? rows[end + next]! : undefined;
  const after = rows[end + next + 1];
  if (!total || end - at < 3 || kindOf(total) !== 'row' || (after && kindOf(after) === 'row')) return end;
  return total.every((cell, column) => !cell || rows.slice(at, end).some((row) => row[column])) ? end + next + 1 : end;
}

function writeTable(rows: readonly (readonly string[])[], at: number, end: number, columns: readonly number[], merges: readonly Merge[], out: string[]): void {
  if (columns.length * (end - at) > MOST_CELLS) throw new InvalidInput('SHEET_TOO_LARGE', `A table has ${end - at} rows and ${columns.length} columns, more than ${MOST_CELLS} cells in all.`, 'Split the workbook, or load it into a database.');
  const depth = headerDepth(at, end, merges.filter(({ left }) => columns.includes(left)));
  const header = rows.slice(at, at + depth);
  const cells = (row: readonly string[]) => tableRow(columns.map((column) => escapeCell(row[column] ?? '')));
  out.push('', tableRow(columns.map((column) => escapeCell(headerText(header, column)))), tableRow(columns.map(() => '---')));
  for (let row = at + depth; row < end; row++) if (columns.some((column) => rows[row]![column])) out.push(cells(rows[row]!));
}

/** Tables side by side: what stands behind an empty column, begins with words in each row and has a header of its own, is another one. */
function tablesBeside(rows: readonly (readonly string[])[], at: number, end: number, columns: readonly number[], merges: readonly Merge[]): number[][] {
  const isApart = (index: number) => {
    const [before, column] = [columns[index - 1]!, columns[index]!];
    if (column - before < 2 || index < 2 || columns.length - index < 2 || !rows[at]![column]) return false;
    if (merges.some(({ top, bottom, left, right }) => top <= end && bottom >= at && left <= before && right >= column)) return false;
    const own = rows.slice(at + 1, end).map((row) => row[column]).filter(Boolean);
    return own.length > 0 && own.every((cell) => /\p{L}/u.test(cell!));
  };
  const starts = [0, ...Array.from(columns.keys()).filter((index) => index > 0 && isApart(index))];
  return starts.map((start, index) => columns.slice(start, starts[index + 1]));
}

/** A row that says one thing, however wide it is merged, is a line and no row of a table. */
function kindOf(row: readonly string[]): 'empty' | 'line' | 'row' {
  let first: string | undefined;
  for (const cell of row) {
    if (!cell) continue;
    if (first !== undefined && cell !== first) return 'row';
    first = cell;
  }
  return first === undefined ? 'empty' : 'line';
}

/** Within a table a line of one cell may be a row with empty cells; it is a title only where another header follows an empty row or it is merged across. */
function isTitle(rows: readonly (readonly string[])[], at: number): boolean {
  return rows[at]!.filter(Boolean).length > 2;
}

/** Merges that claim a whole sheet are not followed to its end. */
const MOST_REPEATS = 200_000;

function repeatMerged(rows: readonly (readonly string[])[], merges: readonly Merge[]): (readonly string[])[] {
  const spread = [...rows];
  const own = new Set<number>();
  let left = MOST_REPEATS;
  for (const merge of merges) {
    const text = spread[merge.top]?.[merge.left];
    if (!text) continue;
    for (let row = merge.top; row <= Math.min(merge.bottom, spread.length - 1) && left > 0; row++) {
      if (!own.has(row)) spread[row] = [...spread[row]!];
      own.add(row);
      for (let column = merge.left; column <= Math.min(merge.right, merge.left + 200) && left > 0; column++, left--) (spread[row] as string[])[column] = text;
    }
  }
  return spread;
}

/** The columns that hold anything. */
function usedColumns(rows: readonly (readonly string[])[], at: number, end: number, width: number): number[] {
  const used = Array<boolean>(width).fill(false);
  for (let row = at; row < end; row++) rows[row]!.forEach((cell, column) => cell && (used[column] = true));
  return Array.from(used.keys()).filter((column) => used[column]);
}

function headerDepth(at: number, end: number, merges: readonly Merge[]): number {
  const isGrouped = merges.some(({ top, bottom, left, right }) => top === at && bottom === at && right > left);
  return isGrouped && end - at > DEEPEST_HEADER ? DEEPEST_HEADER : 1;
}

const headerText = (rows: readonly (readonly string[])[], column: number) => [...new Set(rows.map((row) => row[column] ?? '').filter(Boolean))].join(' / ');
