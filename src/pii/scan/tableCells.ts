/** A cell of a Markdown table with the header above it; offsets are UTF-16 units of the text. */
export interface TableCell {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Cells and labels longer than this are running text, which needs no label. */
const LONGEST_CELL = 120;
const LONGEST_LABEL = 24;
const RULE = /^\s{0,3}\|?(?:\s{0,40}:?-{1,200}:?\s{0,40}\|){1,60}\s{0,40}(?::?-{1,200}:?)?\s{0,40}$/;

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The cells of one line with their places, the edges' bars left out. */
function cellsOf({ text, start }: Line): { text: string; start: number }[] {
  const from = text.startsWith('|') ? 1 : 0;
  const cells: { text: string; start: number }[] = [];
  for (let at = from; at <= text.length; ) {
    const bar = text.indexOf('|', at);
    const end = bar < 0 ? text.length : bar;
    cells.push({ text: text.slice(at, end), start: start + at });
    at = end + 1;
  }
  return cells;
}

function* linesOf(text: string): Generator<Line> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield { text: text.slice(at, end < 0 ? text.length : end), start: at };
    at = end < 0 ? text.length : end + 1;
  }
}

function* bodyCells(labels: readonly string[], line: Line): Generator<TableCell> {
  for (const [column, { text, start }] of cellsOf(line).entries()) {
    const [label, value] = [labels[column] ?? '', text.trim()];
    if (label && label.length <= LONGEST_LABEL && value && value.length <= LONGEST_CELL) yield { label, start: start + text.indexOf(value), end: start + text.indexOf(value) + value.length };
  }
}

/** Every cell below a header of every Markdown table, in order. A text without a table's rule costs one search. */
export function* tableCells(text: string): Generator<TableCell> {
  if (!text.includes('|-') && !text.includes('| -') && !text.includes('|:')) return;
  let [header, labels]: [Line | undefined, string[] | undefined] = [undefined, undefined];
  for (const line of linesOf(text)) {
    if (!line.text.includes('|')) [header, labels] = [undefined, undefined];
    else if (labels) yield* bodyCells(labels, line);
    else if (header && RULE.test(line.text)) labels = cellsOf(header).map((cell) => cell.text.trim());
    else header = line;
  }
}
