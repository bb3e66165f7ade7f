import { joinLines, longestOf, type PrintedLine } from '../joinLines';
import { markdownTable } from '../markdownTable';

/** A printed line that may be a row of a table. */
export interface LaidLine extends PrintedLine {
  readonly cells?: readonly string[];
}

const FEWEST_ROWS = 3;
const LONGEST_CELL = 60;

/** A page as Markdown: lines whose parts stand in the same number of columns, three or more in a row, are a table; all others are text. */
export function layPage(lines: readonly LaidLine[]): string {
  const longest = longestOf(lines);
  const blocks: string[] = [];
  let text: LaidLine[] = [];
  const endText = () => {
    if (text.length) blocks.push(joinLines(text, longest));
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const end = endOfTable(lines, at);
    if (end - at >= FEWEST_ROWS) {
      endText();
      blocks.push(markdownTable(rowsOf(lines.slice(at, end))).join('\n'));
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

const columnsOf = ({ cells, text }: LaidLine) => (cells && cells.every((cell) => cell.length <= LONGEST_CELL) && !/[。；;]$/.test(text) ? cells.length : 0);
const rowsOf = (lines: readonly LaidLine[]) => lines.map(({ cells = [] }) => cells.map((text) => ({ text })));
