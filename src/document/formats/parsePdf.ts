import { HiddenText } from '../hidden/hiddenText';
import { BULLET } from '../joinLines';
import { looksLikeTitle, numberedHeading } from '../numberedHeading';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { cutRepeatedLines } from '../pdf/cutRepeatedLines';
import { continueTables } from '../pdf/continueTables';
import { layPage, type LaidLine } from '../pdf/layPage';
import { headingKey, pdfBookmarks } from '../pdf/pdfBookmarks';
import { openPdf, type PdfFile } from '../pdf/PdfFile';
import type { PdfLine } from '../pdf/readPage';
import { pageWarnings, readPdfPages, type ReadPage } from '../pdf/readPdfPages';
import { firstHeading } from './parseMarkdown';
import { pdfProperties } from '../pdf/pdfProperties';

/** Letters this much larger than the text's own make a heading. */
const HEADING_RATIO = 1.15;
const DEEPEST_LEVEL = 4;

/** A PDF as Markdown, a page marker before each page; larger print and the outline's entries become headings, running headers and footers go. Pages that are pictures are read by OCR where there is one. */
export async function parsePdf(bytes: Uint8Array, { services }: Reading): Promise<ParsedSource> {
  const file = await openPdf(bytes);
  try {
    const hidden = new HiddenText();
    const pages = await readPdfPages(file, hidden, services.pictures);
    const { title, ...metadata } = pdfProperties(file);
    const { markdown, title: printed } = toMarkdown(file, pages);
    const scanned = pages.filter(({ state }) => state === 'ocr').length;
    return { markdown, title: printed ?? title, metadata: { pages: pages.length, ...(scanned && { ocr: true, readBy: services.pictures?.by ?? '' }), ...metadata }, warnings: [...hidden.warnings(), ...pageWarnings(pages, services.pictures)] };
  } finally {
    file.close();
  }
}

function toMarkdown(file: PdfFile, pages: readonly ReadPage[]): { markdown: string; title?: string } {
  const kept = cutRepeatedLines(pages.map(({ lines }) => lines));
  const bookmarks = pdfBookmarks(file);
  const levelOf = headingLevels(kept.flat());
  const parts = continueTables(kept).map((lines, index) => {
    const { markdown, comments } = pages[index]!;
    return [pageMarker(index + 1), markdown ?? layPage(withLevels(lines, levelOf, bookmarks.get(index))), comments.map((comment) => `> ${comment}`).join('\n')].filter(Boolean).join('\n\n');
  });
  return { markdown: parts.join('\n\n'), title: kept[0]?.find((line) => levelOf(line) === 1)?.text ?? firstHeading(pages[0]?.markdown ?? '') };
}

/** Heading sizes from the largest down; the text's own size is the one most characters have. */
function headingLevels(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const characters = new Map<number, number>();
  for (const { text, height, margin, rows } of lines) characters.set(rounded(height), (characters.get(rounded(height)) ?? 0) + (margin || rows ? 0 : text.length));
  const body = [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
  const sizes = [...characters.keys()].filter((size) => body > 0 && size > body * HEADING_RATIO).sort((a, b) => b - a);
  return ({ text, height, rows }) => (!rows && looksLikeTitle(text) && !BULLET.test(text) ? Math.min(sizes.indexOf(rounded(height)) + 1, DEEPEST_LEVEL) : 0);
}

const rounded = (height: number) => Math.round(height * 2) / 2;

function withLevels(lines: readonly PdfLine[], levelOf: (line: PdfLine) => number, bookmarks: ReadonlyMap<string, number> | undefined): LaidLine[] {
  const texts = lines.map(({ text, rows }) => (rows ? '' : text));
  return lines.map((line, at) => ({ ...line, level: line.rows ? 0 : (bookmarks?.get(headingKey(line.text)) ?? (levelOf(line) || numberedHeading(texts, at))) }));
}
