import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { InvalidInput } from '../../errors/InvalidInput';
import { decodeText } from '../decodeText';
import type { LineRun } from '../lineMap';
import type { ParsedSource } from '../ParsedSource';
import { escapeCell, tableRow } from '../tableRow';

/** Rows before the header is given again, so that a passage of a long table shows what its columns mean. */
const ROWS_PER_TABLE = 20;
const MOST_TITLES = 5;
/** Written out, every row is as wide as the widest. */
const MOST_CELLS = 20_000_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A CSV file as Markdown tables of at most 20 rows, each with the header; `lines` leads from a row to its line in the file. */
export function parseCsv(bytes: Uint8Array): ParsedSource {
  const { text, ...encoding } = decodeText(bytes);
  const { titles, table: [header, ...rows] } = splitTitles(readRows(text));
  if (!header) return { markdown: '', metadata: { ...encoding } };
  const width = Math.max(header.cells.length, ...chunksOf(rows, 10_000).map((some) => Math.max(...some.map(({ cells }) => cells.length))));
  if (width * rows.length > MOST_CELLS) throw new InvalidInput('SHEET_TOO_LARGE', `The table has ${rows.length} rows and one of ${width} columns, more than ${MOST_CELLS} cells in all.`, 'Check the delimiter, split the file, or load it into a database.');
  const head = [tableRow(header.cells.map(escapeCell), width), tableRow(Array<string>(width).fill('---'), width)];
  const markdown: string[] = [];
  const lines: LineRun[] = [];
  const write = (line: string, source: number) => {
    markdown.push(line);
    const last = lines.at(-1);
    if (!last || last.source + markdown.length - last.line !== source) lines.push({ line: markdown.length, source });
  };
  for (const { cells, line } of titles) {
    write(cells.find((cell) => cell.trim())!.replace(/\s+/g, ' ').trim(), line);
    write('', line);
  }
  for (const [index, part] of (rows.length ? chunksOf(rows, ROWS_PER_TABLE) : [[]]).entries()) {
    const headLine = index === 0 ? header.line : part[0]!.line;
    if (index > 0) write('', headLine);
    for (const line of head) write(line, headLine);
    for (const { cells, line } of part) write(tableRow(cells.map(escapeCell), width), line);
  }
  return { markdown: markdown.join('\n'), lines, metadata: { ...encoding, rows: rows.length } };
}

function readRows(text: string): Row[] {
  try {
    // The reader counts lines at the end of a record; one that holds line breaks began earlier.
    const rows: Row[] = [];
    const onRecord = (read: unknown) => {
      const { record, info } = recordSchema.parse(read);
      rows.push({ cells: record, line: info.lines - record.join('').split('\n').length + 1 });
      return null;
    };
    parse(text, { delimiter: delimiterOf(text), relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true, info: true, onRecord });
    return rows;
  } catch (cause) {
    throw new InvalidInput('CSV_BROKEN', 'The table cannot be read: a quoted field does not end.', 'Open the file in a spreadsheet and export it as CSV again.', { cause });
  }
}

/** What stands alone in the first rows of a report is its title and no header of its columns. */
function splitTitles(rows: readonly Row[]): { titles: Row[]; table: Row[] } {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim()));
  const first = filled.findIndex(({ cells }) => cells.filter((cell) => cell.trim()).length > 1);
  return first > 0 && first <= MOST_TITLES ? { titles: filled.slice(0, first), table: filled.slice(first) } : { titles: [], table: filled };
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).replace(/"[^"]*"/g, '').split('\n', 1)[0]!;
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function chunksOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
