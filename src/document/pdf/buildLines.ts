import type { Box } from './PdfEngine';
import type { PdfChar } from './readChars';

/** Characters that stand in one row, or in one column of vertical writing. */
export interface CharLine {
  readonly chars: readonly PdfChar[];
  readonly box: Box;
  readonly size: number;
}

/** Of the height of the smaller one: what overlaps more stands in one row. */
const ROW_OVERLAP = 0.5;
/** Of the size of letters: a wider step back begins a line. */
const STEP_BACK = 0.6;
const VERTICAL_STEP = 0.7;

/** Puts characters into lines by where they stand, in their own order; a change of font or a space within a row begins none. */
export function buildLines(chars: readonly PdfChar[]): CharLine[] {
  const lines: PdfChar[][] = [];
  for (const char of chars) {
    const line = lines.at(-1);
    if (line && continuesLine(line, char)) line.push(char);
    else lines.push([char]);
  }
  return lines.map(toLine);
}

function continuesLine(line: readonly PdfChar[], char: PdfChar): boolean {
  const last = line.at(-1)!;
  if (inOneRow(last.box, char.box)) return char.box.left >= last.box.right - STEP_BACK * Math.max(last.size, char.size) && char.box.left >= last.box.left - 1;
  return char.before !== 'line' && isBelow(last, char) && (line.length < 2 || !inOneRow(line.at(-2)!.box, last.box));
}

export function inOneRow(a: Box, b: Box): boolean {
  const overlap = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return overlap > ROW_OVERLAP * Math.min(a.top - a.bottom, b.top - b.bottom);
}

/** Vertical writing: right under the one before, in the same column. */
function isBelow({ box, size }: PdfChar, next: PdfChar): boolean {
  return Math.abs(box.left + box.right - next.box.left - next.box.right) < size && Math.abs(box.bottom - next.box.top) < VERTICAL_STEP * size;
}

function toLine(chars: readonly PdfChar[]): CharLine {
  const box = {
    left: Math.min(...chars.map((char) => char.box.left)), right: Math.max(...chars.map((char) => char.box.right)),
    bottom: Math.min(...chars.map((char) => char.box.bottom)), top: Math.max(...chars.map((char) => char.box.top)),
  };
  return { chars, box, size: commonest(chars.map(({ size }) => Math.round(size * 2) / 2)) };
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
}
