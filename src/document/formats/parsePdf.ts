import { InvalidInput } from '../../errors/InvalidInput';
import type { DocumentWarning } from '../Document';
import { HiddenText } from '../hidden/hiddenText';
import { looksLikeTitle, numberedHeading } from '../numberedHeading';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { cleanPdfText, isUnreadable, withoutLost } from '../pdf/cleanPdfText';
import { cutRepeatedLines } from '../pdf/cutRepeatedLines';
import { layPage, type LaidLine } from '../pdf/layPage';
import { headingKey, pdfBookmarks } from '../pdf/pdfBookmarks';
import { openPdf, type PdfFile } from '../pdf/PdfFile';
import { pdfProperties } from '../pdf/pdfProperties';
import { withPage, type PdfLine, type PdfPage } from '../pdf/readPage';
import { toPgm } from '../pdf/renderPage';

/** Letters this much larger than the text's own make a heading. */
const HEADING_RATIO = 1.15;
const DEEPEST_LEVEL = 4;
const OCR_DOTS = 250;

interface ReadPage {
  readonly lines: readonly PdfLine[];
  readonly state: 'text' | 'ocr' | 'empty' | 'unreadable';
}

/** A PDF as Markdown, a page marker before each page; larger print and the outline's entries become headings, running headers and footers go. Pages that are pictures are read by OCR where there is one. */
export async function parsePdf(bytes: Uint8Array, { services }: Reading): Promise<ParsedSource> {
  const file = await openPdf(bytes);
  try {
    const hidden = new HiddenText();
    const pages: ReadPage[] = [];
    for (let index = 0; index < file.pageCount; index++) pages.push(await withPage(file, index, hidden, (page) => readPage(page, services.ocr)));
    refuseUnread(pages);
    const { title, ...metadata } = pdfProperties(file);
    const { markdown, title: printed } = toMarkdown(file, pages);
    const scanned = pages.filter(({ state }) => state === 'ocr').length;
    return { markdown, title: printed ?? title, metadata: { pages: pages.length, ...(scanned && { ocr: true }), ...metadata }, warnings: [...hidden.warnings(), ...warningsOf(pages, services.ocr !== undefined)] };
  } finally {
    file.close();
  }
}

async function readPage(page: PdfPage, ocr: Reading['services']['ocr']): Promise<ReadPage> {
  const lines = page.lines.map(({ text, height, cells }) => ({ text: cleanPdfText(text), height, cells: cells?.map(cleanPdfText) }));
  const isEmpty = lines.every(({ text }) => !text);
  const state = isEmpty ? 'empty' : isUnreadable(lines) ? 'unreadable' : 'text';
  if (state === 'text' || !ocr) return { lines: state === 'text' ? lines.map(({ text, height, cells }) => ({ text: withoutLost(text), height, cells: cells?.map(withoutLost) })) : [], state };
  const read = (await ocr(toPgm(page.picture(OCR_DOTS)))).split('\n').map((text) => ({ text: cleanPdfText(text), height: 0 }));
  return read.some(({ text }) => text) ? { lines: read, state: 'ocr' } : { lines: [], state };
}

function refuseUnread(pages: readonly ReadPage[]): void {
  if (pages.some(({ lines }) => lines.some(({ text }) => text))) return;
  if (pages.some(({ state }) => state === 'unreadable')) throw new InvalidInput('PDF_TEXT_LOST', 'The fonts of the PDF do not tell which characters their signs are, and OCR is off.', 'Run the file through OCR, or export it again with embedded fonts.');
  throw new InvalidInput('NO_TEXT_LAYER', `None of the ${pages.length} pages has a text layer, and OCR is off or found none.`, 'Install tesseract-ocr with tesseract-ocr-chi-tra where n8n runs, run the file through OCR, or export it from where it was written.');
}

function warningsOf(pages: readonly ReadPage[], hasOcr: boolean): DocumentWarning[] {
  const count = (state: ReadPage['state']) => pages.filter((page) => page.state === state).length;
  const of = `of ${pages.length} pages`;
  return [
    ...(count('ocr') ? [{ code: 'OCR', message: `${count('ocr')} ${of} were read by OCR and may have errors.` }] : []),
    ...(count('empty') ? [{ code: 'NO_TEXT_LAYER', message: hasOcr ? `${count('empty')} ${of} are empty or pictures without text.` : `${count('empty')} ${of} have no text layer and were left out; OCR is off.` }] : []),
    ...(count('unreadable') ? [{ code: 'PDF_TEXT_LOST', message: `${count('unreadable')} ${of} use fonts that do not tell their characters and were left out; OCR is off.` }] : []),
  ];
}

function toMarkdown(file: PdfFile, pages: readonly ReadPage[]): { markdown: string; title?: string } {
  const kept = cutRepeatedLines(pages.map(({ lines }) => lines));
  const bookmarks = pdfBookmarks(file);
  const levelOf = headingLevels(kept.flat());
  const parts = kept.map((lines, index) => `${pageMarker(index + 1)}\n\n${layPage(withLevels(lines, levelOf, bookmarks.get(index)))}`.trimEnd());
  return { markdown: parts.join('\n\n'), title: kept[0]?.find((line) => levelOf(line) === 1)?.text };
}

/** Heading sizes from the largest down; the text's own size is the one most characters have. */
function headingLevels(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const characters = new Map<number, number>();
  for (const { text, height } of lines) characters.set(rounded(height), (characters.get(rounded(height)) ?? 0) + text.length);
  const body = [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
  const sizes = [...characters.keys()].filter((size) => body > 0 && size > body * HEADING_RATIO).sort((a, b) => b - a);
  return ({ text, height }) => (looksLikeTitle(text) ? Math.min(sizes.indexOf(rounded(height)) + 1, DEEPEST_LEVEL) : 0);
}

const rounded = (height: number) => Math.round(height * 2) / 2;

function withLevels(lines: readonly PdfLine[], levelOf: (line: PdfLine) => number, bookmarks: ReadonlyMap<string, number> | undefined): LaidLine[] {
  const texts = lines.map(({ text }) => text);
  return lines.map((line, at) => ({ text: line.text, cells: line.cells, level: bookmarks?.get(headingKey(line.text)) ?? (levelOf(line) || numberedHeading(texts, at)) }));
}
