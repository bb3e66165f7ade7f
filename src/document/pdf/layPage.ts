import type { GridTable } from './gridTable';
import { joinLines, type PrintedLine } from '../joinLines';
import { markdownTable } from '../markdownTable';

/** A printed line that may be a row of a table, or a ruled table. */
export interface LaidLine extends PrintedLine {
  readonly cells?: readonly string[];
  readonly rows?: GridTable['rows'];
}

const FEWEST_ROWS = 3;
const LONGEST_CELL = 60;
const BULLET = /^[•◦▪▸●○■□◆◇‣⁃·➢✓–—-]$/;
const NUMBER = /^[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[.)）、]$/;

/** A page as Markdown: ruled tables, and lines whose parts stand in the same number of columns, three or more in a row, are tables; all others are text. */
export function layPage(lines: readonly LaidLine[]): string {
  const blocks: string[] = [];
  let text: LaidLine[] = [];
  const endText = () => {
    if (text.length) blocks.push(joinLines(text, lines));
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const { rows } = lines[at]!;
    const end = rows ? at + 1 : endOfTable(lines, at);
    if (rows || end - at >= FEWEST_ROWS) {
      endText();
      blocks.push(toTable(rows ?? lines.slice(at, end).map(({ cells = [] }) => cells)));
      at = end;
    } else text.push(lines[at++]!);
  }
  endText();
  return blocks.filter(Boolean).join('\n\n');
}

/** Where the rows of equal columns that begin at a line end; empty lines between them do not count. */
function endOfTable(lines: readonly LaidLine[], at: number): number {
  const columns = columnsOf(lines[at]!);
  if (columns < 2) return at;
  let end = at;
  while (end < lines.length && columnsOf(lines[end]!) === columns) end++;
  return end;
}

/** What stands after a bullet or a number is an item of a list. */
function columnsOf({ cells, text, rows }: LaidLine): number {
  if (rows || !cells || BULLET.test(cells[0]!) || NUMBER.test(cells[0]!)) return 0;
  return cells.every((cell) => cell.length <= LONGEST_CELL) && !/[。；;]$/.test(text) ? cells.length : 0;
}

const toTable = (rows: GridTable['rows']) => markdownTable(rows.map((cells) => cells.map((text) => ({ text })))).join('\n');
