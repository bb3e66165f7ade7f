import { InvalidInput } from '../../errors/InvalidInput';
import type { DocumentWarning } from '../Document';
import type { HiddenText } from '../hidden/hiddenText';
import { PictureQueue, type PictureReading } from '../pictures/PictureQueue';
import type { PictureReader } from '../pictures/PictureReader';
import { cleanPdfText, isUnreadable, withoutLost } from './cleanPdfText';
import type { PdfFile } from './PdfFile';
import { withPage, type PdfLine, type PdfPage } from './readPage';
import { toPgm } from './renderPage';
import { toPng } from './toPng';

/** A page as it was read, and from what. */
export interface ReadPage {
  readonly lines: readonly PdfLine[];
  /** What a vision model wrote of a picture, in place of lines. */
  readonly markdown?: string;
  /** What readers noted on it. */
  readonly comments: readonly string[];
  readonly state: 'text' | 'ocr' | 'empty' | 'unreadable' | 'unread';
  /** Why a picture could not be read. */
  readonly problem?: string;
}

/** The pages in order; those without a text layer as their pictures are read, where there is a reader. Throws where none of them holds text. */
export async function readPdfPages(file: PdfFile, hidden: HiddenText, pictures: PictureReader | undefined): Promise<ReadPage[]> {
  const queue = pictures && new PictureQueue(pictures);
  const pages: Promise<ReadPage>[] = [];
  for (let index = 0; index < file.pageCount; index++) {
    await queue?.room();
    const { picture, ...own } = await withPage(file, index, hidden, (page) => readPage(page, pictures));
    const page = picture && queue ? readPicture(queue.read(picture), own, pictures.gives) : Promise.resolve(own);
    // What is thrown is thrown where it is awaited; until then it must not count as unhandled.
    page.catch(() => undefined);
    pages.push(page);
  }
  const read = await Promise.all(pages);
  refuseUnread(read);
  return read;
}

function readPage(page: PdfPage, pictures: PictureReader | undefined): ReadPage & { readonly picture?: Uint8Array } {
  const { lines, comments } = page;
  const isEmpty = lines.every(({ text }) => !text);
  const state = isEmpty ? 'empty' : isUnreadable(lines) ? 'unreadable' : 'text';
  if (state === 'text') return { lines: lines.map(readable), comments, state };
  if (!pictures) return { lines: [], comments, state };
  const drawn = page.picture(pictures.page.dotsPerInch);
  return { lines: [], comments, state, picture: pictures.page.file === 'png' ? toPng(drawn) : toPgm(drawn) };
}

const readable = (line: PdfLine): PdfLine => ({ ...line, text: withoutLost(line.text), cells: line.cells?.map(withoutLost), rows: line.rows?.map((row) => row.map(withoutLost)) });

async function readPicture(reading: Promise<PictureReading>, page: ReadPage, gives: PictureReader['gives']): Promise<ReadPage> {
  const read = await reading;
  if ('problem' in read) return { ...page, lines: [], state: 'unread', problem: read.problem };
  if (gives === 'markdown') return read.text ? { ...page, lines: [], markdown: read.text, state: 'ocr' } : page;
  const lines = read.text.split('\n').map((text) => ({ text: cleanPdfText(text), height: 0 }));
  return lines.some(({ text }) => text) ? { ...page, lines, state: 'ocr' } : page;
}

function refuseUnread(pages: readonly ReadPage[]): void {
  if (pages.some(({ lines, markdown }) => markdown || lines.some(({ text }) => text))) return;
  const problem = pages.find((page) => page.problem)?.problem;
  if (problem) throw new InvalidInput('PAGES_UNREAD', `None of the ${pages.length} pages could be read: ${problem}`, 'Try again when the vision model works, or let Tesseract read the pages.');
  if (pages.some(({ state }) => state === 'unreadable')) throw new InvalidInput('PDF_TEXT_LOST', 'The fonts of the PDF do not tell which characters their signs are, and OCR is off.', 'Run the file through OCR, or export it again with embedded fonts.');
  throw new InvalidInput('NO_TEXT_LAYER', `None of the ${pages.length} pages has a text layer, and OCR is off or found none.`, 'Install tesseract-ocr with tesseract-ocr-chi-tra where n8n runs, run the file through OCR, or export it from where it was written.');
}

/** What is missing from the pages or may be wrong in them. */
export function pageWarnings(pages: readonly ReadPage[], pictures: PictureReader | undefined): DocumentWarning[] {
  const count = (state: ReadPage['state']) => pages.filter((page) => page.state === state).length;
  const of = `of ${pages.length} pages`;
  return [
    ...(count('ocr') ? [{ code: 'OCR', message: `${count('ocr')} ${of} were read from pictures by ${pictures?.by} and may have errors.` }] : []),
    ...(count('empty') ? [{ code: 'NO_TEXT_LAYER', message: pictures ? `${count('empty')} ${of} are empty or pictures without text.` : `${count('empty')} ${of} have no text layer and were left out; OCR is off.` }] : []),
    ...(count('unreadable') ? [{ code: 'PDF_TEXT_LOST', message: `${count('unreadable')} ${of} use fonts that do not tell their characters and were left out; OCR is off.` }] : []),
    ...(count('unread') ? [{ code: 'PAGES_UNREAD', message: `${pictures?.by} could not read page ${numbersOf(pages, 'unread')} ${of}, left out: ${pages.find(({ problem }) => problem)?.problem}` }] : []),
  ];
}

const numbersOf = (pages: readonly ReadPage[], state: ReadPage['state']) => pages.flatMap((page, index) => (page.state === state ? [index + 1] : [])).join(', ');
