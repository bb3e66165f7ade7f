/** A cell of a table with the header above it; offsets are UTF-16 units of the text. */
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

function* linesOf(text: string, from = 0): Generator<Line> {
  for (let at = from; at < text.length; ) {
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

function* markdownCells(text: string): Generator<TableCell> {
  if (!text.includes('|-') && !text.includes('| -') && !text.includes('|:')) return;
  let [header, labels]: [Line | undefined, string[] | undefined] = [undefined, undefined];
  for (const line of linesOf(text)) {
    if (!line.text.includes('|')) [header, labels] = [undefined, undefined];
    else if (labels) yield* bodyCells(labels, line);
    else if (header && RULE.test(line.text)) labels = cellsOf(header).map((cell) => cell.text.trim());
    else header = line;
  }
}

/** Words of which one is in the header of a list of people. */
const OF_PEOPLE = ['姓名', '手機', '電話', '生日', '身分證', 'name', 'Name', 'phone', 'Phone'];
const PLAIN_LABEL = /^[^\d。;!?@:]{1,12}$/;
const FEWEST_COLUMNS = 3;

const separatorOf = (line: string) => [',', '\t', ';'].find((separator) => line.split(separator).length >= FEWEST_COLUMNS);

/** The labels of a line that could head a list of values with separators, and its separator. */
function headOf(line: string): { labels: string[]; separator: string } | undefined {
  const separator = line.length <= 400 ? separatorOf(line) : undefined;
  const labels = separator === undefined ? [] : line.split(separator).map((label) => label.trim().replace(/^"|"$/g, ''));
  return separator !== undefined && labels.every((label) => PLAIN_LABEL.test(label)) ? { labels, separator } : undefined;
}

function* rowsBelow(text: string, from: number, { labels, separator }: { labels: readonly string[]; separator: string }): Generator<TableCell> {
  let row = 0;
  for (const line of linesOf(text, from)) {
    const cells = line.text.split(separator);
    // The first line is the header itself.
    if (row++ === 0) continue;
    if (cells.length !== labels.length) return;
    let start = line.start;
    for (const [column, cell] of cells.entries()) {
      const value = cell.trim();
      if (value && value.length <= LONGEST_CELL) yield { label: labels[column] ?? '', start: start + cell.indexOf(value), end: start + cell.indexOf(value) + value.length };
      start += cell.length + separator.length;
    }
  }
}

/** Lists of values with commas, tabs or semicolons below a header that names what people have. */
function* listedCells(text: string): Generator<TableCell> {
  let done = 0;
  const at = OF_PEOPLE.map((word) => text.indexOf(word));
  for (let next = earliest(at); next >= 0; next = earliest(at)) {
    const start = text.lastIndexOf('\n', next) + 1;
    const end = text.indexOf('\n', next) < 0 ? text.length : text.indexOf('\n', next);
    const head = start >= done ? headOf(text.slice(start, end)) : undefined;
    done = end;
    for (const cell of head ? rowsBelow(text, start, head) : []) {
      done = cell.end;
      yield cell;
    }
    for (const [which, word] of OF_PEOPLE.entries()) if ((at[which] as number) >= 0 && (at[which] as number) < done) at[which] = text.indexOf(word, done);
  }
}

const earliest = (places: readonly number[]) => places.reduce((first, place) => (place >= 0 && (first < 0 || place < first) ? place : first), -1);

/** Every cell below a header of every table of Markdown or of separated values, in order. A text without either costs a few searches. */
export function* tableCells(text: string): Generator<TableCell> {
  const cells = [...markdownCells(text), ...listedCells(text)];
  yield* cells.sort((a, b) => a.start - b.start);
}
