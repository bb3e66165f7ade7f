import { childElements, findFirst, textOf, type TreeElement } from './htmlTree';

/** The rows of a table, those of its head, bodies and foot in the order they are written. */
export const rowsOf = (table: TreeElement): TreeElement[] => childElements(table, 'tr', 'thead', 'tbody', 'tfoot').flatMap((part) => (part.name === 'tr' ? [part] : childElements(part, 'tr')));

export const cellsOf = (row: TreeElement) => childElements(row, 'td', 'th');

/** Whether a table only places things on the page: one column, or tables within it and nothing that makes it a table of its own. */
export function isLayoutTable(table: TreeElement): boolean {
  const rows = rowsOf(table).map(cellsOf);
  if (rows.reduce((widest, cells) => Math.max(widest, cells.length), 0) < 2) return true;
  return findFirst(table, 'table') !== undefined && !rows.some((cells) => cells.some(({ name }) => name === 'th'));
}

/** A table within a cell, in words: `width: 3, height: 4`. */
export function nestedText(table: TreeElement): string {
  const rows = rowsOf(table).map((row) => cellsOf(row).map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()).filter(Boolean));
  return rows.filter((cells) => cells.length).map((cells) => (cells.length === 2 ? cells.join(': ') : cells.join(' '))).join(', ');
}
