import { parse } from 'csv-parse/sync';
import { InvalidInput } from '../errors/InvalidInput';
import type { TakenTexts } from './textsAtPaths';

const SEPARATORS = [',', ';', '\t', '|'];

/** The separator that the first line holds most of. */
function separatorOf(csv: string): string {
  const [line = ''] = csv.split(/\r?\n/, 1);
  return [...SEPARATORS].sort((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
}

const quote = (cell: string, separator: string) => (cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function wantedColumns(header: readonly string[], columns: readonly string[]): number[] {
  if (columns.length === 0) return header.map((_name, at) => at);
  return columns.map((column) => {
    const at = header.findIndex((name) => name.trim() === column.trim());
    if (at < 0) throw new InvalidInput('NO_COLUMN', `The first line has no column "${column}".`, `It has: ${header.slice(0, 20).join(', ')}.`);
    return at;
  });
}

/** The cells of some columns of a CSV text, or of all; the column's name is their label. The first line names the columns. */
export function textsInColumns(csv: string, columns: readonly string[]): TakenTexts<string> {
  const separator = separatorOf(csv);
  const rows = parse(csv, { delimiter: separator, relax_column_count: true, relax_quotes: true, bom: true, skip_empty_lines: false });
  const [header = [], ...body] = rows;
  const wanted = wantedColumns(header, columns);
  const lineEnd = csv.includes('\r\n') ? '\r\n' : '\n';
  return {
    texts: body.flatMap((row) => wanted.filter((at) => at < row.length).map((at) => ({ text: row[at] ?? '', label: header[at] ?? '' }))),
    put: (texts) => {
      let next = 0;
      const made = body.map((row) => {
        const copy = [...row];
        for (const at of wanted) if (at < row.length) copy[at] = texts[next++] ?? '';
        return copy;
      });
      return [header, ...made].map((row) => row.map((cell) => quote(cell, separator)).join(separator)).join(lineEnd) + (/\n$/.test(csv) ? lineEnd : '');
    },
  };
}
