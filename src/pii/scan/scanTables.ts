import type { Finding } from '../Finding';
import { type FoldedText, foldText } from '../foldText';
import type { ScanPlan } from './scanPlan';
import { scanText } from './scanText';
import { tableCells, type TableCell } from './tableCells';

/** Wider than any context, so that no cell speaks for its neighbour. */
const BETWEEN = '\n'.repeat(48);

interface Placed extends TableCell {
  /** Where the cell's value begins in the text that is searched. */
  readonly at: number;
}

/** All cells with their labels as one text, so that a large table costs one search. */
function layOut(text: string): { searched: string; cells: Placed[] } {
  const [parts, cells]: [string[], Placed[]] = [[], []];
  let length = 0;
  for (const cell of tableCells(text)) {
    const part = `${BETWEEN}${cell.label}: `;
    cells.push({ ...cell, at: length + part.length });
    parts.push(part, text.slice(cell.start, cell.end));
    length += part.length + cell.end - cell.start;
  }
  return { searched: parts.join(''), cells };
}

/** What the cells of Markdown tables hold when the header above them is read as their label; offsets are those of the folded text. */
export function scanTables({ text }: FoldedText, plan: ScanPlan): Finding[] {
  const { searched, cells } = layOut(text);
  if (cells.length === 0) return [];
  const findings = scanText(foldText(searched), plan).sort((a, b) => a.start - b.start);
  let next = 0;
  return findings.flatMap((finding) => {
    while ((cells[next + 1]?.at ?? Infinity) <= finding.start) next++;
    const cell = cells[next];
    const isInside = cell && finding.start >= cell.at && finding.end <= cell.at + cell.end - cell.start;
    return isInside ? [{ ...finding, start: finding.start - cell.at + cell.start, end: finding.end - cell.at + cell.start }] : [];
  });
}
