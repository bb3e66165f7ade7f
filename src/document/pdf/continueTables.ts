import type { PdfLine } from './readPage';

/** Pages in which a table that goes on from the page before has its header again. */
export function continueTables(pages: readonly (readonly PdfLine[])[]): (readonly PdfLine[])[] {
  let open: readonly string[] | undefined;
  return pages.map((lines) => {
    const filled = lines.filter(({ text }) => text);
    const [first] = filled;
    const goesOn = open !== undefined && first?.rows?.[0]?.length === open.length && first.rows[0].join('\n') !== open.join('\n');
    const header = open;
    const last = filled.at(-1);
    if (!(last?.rows && last === first && goesOn)) open = last?.rows?.[0];
    return goesOn && header ? lines.map((line) => (line === first ? { ...line, rows: [header, ...line.rows!] } : line)) : lines;
  });
}
