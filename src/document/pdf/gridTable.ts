import { buildLines } from './buildLines';
import { cellAt, type Grid } from './findGrids';
import { lineText } from './lineText';
import type { PdfChar } from './readChars';

/** A ruled table: its rows, a merged cell repeated in each place, and the characters it took from the page. */
export interface GridTable {
  readonly rows: readonly (readonly string[])[];
  readonly chars: ReadonlySet<PdfChar>;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** The characters of a page that stand in a grid, as a table; undefined where they fill no two rows and two columns. */
export function gridTable(grid: Grid, chars: readonly PdfChar[]): GridTable | undefined {
  const own = new Map<number, PdfChar[]>();
  for (const char of chars) {
    const cell = cellAt(grid, char.box);
    if (cell !== undefined) own.set(cell, [...(own.get(cell) ?? []), char]);
  }
  const texts = new Map([...own].map(([cell, inside]) => [cell, cellText(inside)]));
  const rows = grid.cells.map((row) => row.map((cell) => texts.get(cell) ?? ''));
  if (countOf(rows, texts) < 2) return undefined;
  return { rows: withoutEmpty(rows), chars: new Set([...own.values()].flat()) };
}

/** The lesser of how many rows and how many columns hold words of their own. */
function countOf(rows: readonly (readonly string[])[], texts: ReadonlyMap<number, string>): number {
  if (texts.size < 3) return 0;
  const filled = rows.filter((row) => new Set(row.filter(Boolean)).size > 0);
  const columns = filled[0]?.map((_cell, column) => filled.map((row) => row[column]!)) ?? [];
  return Math.min(new Set(filled.map((row) => row.join('\n'))).size, new Set(columns.filter((column) => column.some(Boolean)).map((column) => column.join('\n'))).size);
}

/** Double lines make rows and columns that hold nothing, or what the one beside holds. */
function withoutEmpty(rows: readonly (readonly string[])[]): string[][] {
  const filled = rows.filter((row, at) => row.some(Boolean) && row.join('\n') !== rows[at - 1]?.join('\n'));
  const columns = (filled[0] ?? []).map((_cell, column) => filled.map((row) => row[column]!));
  const kept = columns.map((column, at) => column.some(Boolean) && column.join('\n') !== columns[at - 1]?.join('\n'));
  return filled.map((row) => row.filter((_cell, column) => kept[column]));
}

function cellText(chars: readonly PdfChar[]): string {
  const lines = buildLines(chars).map((line) => lineText(line).text).filter(Boolean);
  return lines.reduce((text, line) => (text && !(WIDE.test(text.at(-1)!) || WIDE.test(line[0]!)) ? `${text} ${line}` : text + line), '');
}
