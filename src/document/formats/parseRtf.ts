import { HiddenText } from '../hidden/hiddenText';
import { markdownTable } from '../markdownTable';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource } from '../ParsedSource';
import { RtfReader, type RtfPart } from '../rtf/RtfReader';
import { firstHeading } from './parseMarkdown';

/** Rich Text Format: headings by outline level, tables, links, footnotes and comments, in whatever code page each run is written. */
export function parseRtf(bytes: Uint8Array): ParsedSource {
  const hidden = new HiddenText();
  const { parts, notes, title, author } = new RtfReader(hidden).read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const markdown = [...blocks(parts), ...notes.map((note, index) => `[${index + 1}] ${note}`)].filter((block) => block && !isPageMarker(block)).join('\n\n');
  return { markdown, title: firstHeading(markdown) ?? (title || undefined), metadata: { ...(author && { author }) }, warnings: hidden.warnings() };
}

interface Row {
  readonly cells: readonly string[];
  readonly merged: readonly ('left' | 'above' | undefined)[];
  readonly edges: readonly number[];
}

function blocks(parts: readonly RtfPart[]): string[] {
  const out: string[] = [];
  let rows: Row[] = [];
  let cells: string[] = [];
  const endTable = () => {
    if (rows.length) out.push(layTable(rows));
    rows = [];
  };
  for (const part of parts) {
    if (part.kind === 'cell') cells.push(part.text);
    else if (part.kind === 'row') {
      rows.push({ ...part, cells });
      cells = [];
    } else {
      endTable();
      out.push(part.level && part.text ? `${'#'.repeat(part.level)} ${part.text}` : part.text.replace(/^[•·\uf0b7]\s*/, '- '));
    }
  }
  if (cells.length) rows.push({ cells, merged: [], edges: [] });
  endTable();
  return out;
}

/** A cell covers as many columns as right edges of other rows lie within it; twips. */
function layTable(rows: readonly Row[]): string {
  const edges = [...new Set(rows.flatMap((row) => row.edges))].sort((a, b) => a - b);
  const spread: string[][] = [];
  for (const { cells, merged, edges: own } of rows) {
    const line: string[] = [];
    cells.forEach((text, index) => {
      const span = own.length === cells.length ? Math.max(1, edges.filter((edge) => edge <= own[index]! && edge > (own[index - 1] ?? -Infinity)).length) : 1;
      const above = spread.at(-1)?.[line.length];
      const shown = merged[index] === 'left' ? (line.at(-1) ?? text) : merged[index] === 'above' ? (above ?? text) : text;
      for (let column = 0; column < span; column++) line.push(shown);
    });
    spread.push(line);
  }
  return markdownTable(spread.map((line) => line.map((text) => ({ text })))).join('\n');
}
