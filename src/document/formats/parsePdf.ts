import { InvalidInput } from '../../errors/InvalidInput';
import { normaliseText } from '../decodeText';
import type { DocumentWarning } from '../Document';
import { joinLines, type PrintedLine } from '../joinLines';
import { looksLikeTitle, numberedHeading } from '../numberedHeading';
import { isPageMarker, pageMarker } from '../pageMarker';
import type { ParsedSource } from '../ParsedSource';
import { readPdfPages, type PdfLine } from './pdfium';

/** Letters this much larger than the text's own make a heading. */
const HEADING_RATIO = 1.15;
const DEEPEST_LEVEL = 4;

/** A PDF with a text layer as Markdown, a page marker before each page; larger print becomes headings. Refuses one that is only pictures. */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedSource> {
  const pages = (await readPdfPages(bytes)).map((lines) => lines.map(cleanLine));
  const empty = pages.filter((lines) => lines.every(({ text }) => !text)).length;
  if (empty === pages.length) throw new InvalidInput('NO_TEXT_LAYER', `None of the ${pages.length} pages has a text layer; OCR is off.`, 'Run the file through OCR, or export it from where it was written.');
  const levelOf = headingLevels(pages.flat());
  const markdown = pages.map((lines, index) => `${pageMarker(index + 1)}\n\n${joinLines(withLevels(lines, levelOf))}`.trimEnd()).join('\n\n');
  return { markdown, title: firstTitle(pages[0]!, levelOf), metadata: { pages: pages.length }, warnings: empty ? [missingText(empty, pages.length)] : [] };
}

const missingText = (empty: number, all: number): DocumentWarning => ({ code: 'NO_TEXT_LAYER', message: `${empty} of ${all} pages have no text layer and were left out; OCR is off.` });

/** PDFium writes the hyphen of a broken word as U+0002 or U+FFFE, mostly with the word already put together. */
function cleanLine({ text, height }: PdfLine): PdfLine {
  const clean = normaliseText(text.replace(/[\u0002\ufffe]\s*$/, '-').replace(/[\u0002\ufffe]/g, '')).trim();
  return { text: isPageMarker(clean) ? '' : clean, height };
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

function withLevels(lines: readonly PdfLine[], levelOf: (line: PdfLine) => number): PrintedLine[] {
  const texts = lines.map(({ text }) => text);
  return lines.map((line, at) => ({ text: line.text, level: levelOf(line) || numberedHeading(texts, at) }));
}

const firstTitle = (lines: readonly PdfLine[], levelOf: (line: PdfLine) => number) => lines.find((line) => levelOf(line) === 1)?.text;
