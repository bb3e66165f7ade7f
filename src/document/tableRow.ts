/** One row of a Markdown table, filled up to `width` cells; the cells must be escaped. */
export function tableRow(cells: readonly string[], width = cells.length): string {
  return `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
}

/** Text that may stand in a table's cell: one line, no bare pipe. */
export function escapeCell(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}
