import type { Merge } from './Sheet';

/** `B4` as row 3, column 1; undefined for what is no cell. */
export function parseReference(reference: string): { readonly row: number; readonly column: number } | undefined {
  let [at, column] = [0, 0];
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const row = Number(reference.slice(at));
  return column > 0 && column <= 16_384 && row >= 1 && row <= 1_048_576 ? { row: row - 1, column: column - 1 } : undefined;
}

/** `A1:C2`; undefined for what is no range. */
export function parseRange(range: string): Merge | undefined {
  const [first, last] = range.split(':').map(parseReference);
  return first && last && { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** Row 3, column 1 as `B4`. */
export function writeReference(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
