import { escapeCell, tableRow } from './tableRow';

/** A cell; one that spans rows or columns is repeated in each place it covers. */
export interface TableCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** A merged cell is repeated no further than this, whatever its span claims. */
const WIDEST = 200;
const span = (value: number | undefined) => Math.min(WIDEST, Math.max(1, Math.floor(value ?? 1) || 1));

/** The lines of a Markdown table; its first row is the header. Columns that are empty everywhere at the right end go. */
export function markdownTable(rows: readonly (readonly TableCell[])[]): string[] {
  const [head, ...body] = spreadCells(rows);
  if (!head) return [];
  const width = [head, ...body].reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1), 1);
  return [head, Array<string>(width).fill('---'), ...body].map((row) => tableRow(row.slice(0, width), width));
}

/** Rows in which a merged cell stands in every place it covers. */
export function spreadCells(rows: readonly (readonly TableCell[])[]): string[][] {
  const pending: ({ text: string; rows: number } | undefined)[] = [];
  return rows.map((row) => {
    const cells: string[] = [];
    const fill = () => {
      for (let open = pending[cells.length]; open && open.rows > 0; open = pending[cells.length]) {
        open.rows--;
        cells.push(open.text);
      }
    };
    for (const cell of row) {
      fill();
      const text = escapeCell(cell.text);
      for (let column = span(cell.columns); column > 0 && cells.length < WIDEST * 4; column--) {
        pending[cells.length] = { text, rows: span(cell.rows) - 1 };
        cells.push(text);
      }
    }
    fill();
    return cells;
  });
}
