import type { HiddenText } from '../hidden/hiddenText';
import { buildLines } from './buildLines';
import { findGrids } from './findGrids';
import { gridTable, type GridTable } from './gridTable';
import { hiddenCharacters } from './hiddenCharacters';
import { lineText } from './lineText';
import { pageComments } from './pageComments';
import { pageLinks } from './pageLinks';
import type { Box } from './PdfEngine';
import type { PdfFile } from './PdfFile';
import { readChars, type PdfChar } from './readChars';
import { readRulings } from './readRulings';
import { renderPage, type Picture } from './renderPage';

/** A line or a ruled table as it stands on the page; `height` of its letters in points, 0 where it is not known. */
export interface PdfLine {
  readonly text: string;
  readonly height: number;
  readonly box?: Box;
  /** Whether it stands in the upper or lower margin of its page. */
  readonly margin?: boolean;
  /** The parts of a line that stand well apart, as the cells of a table do; only where there are several. */
  readonly cells?: readonly string[];
  /** The rows of a ruled table; `text` is all of them. */
  readonly rows?: GridTable['rows'];
}

export interface PdfPage {
  readonly lines: readonly PdfLine[];
  readonly comments: readonly string[];
  /** The page as a picture, for OCR. */
  picture(dotsPerInch: number): Picture;
}

/** Reads one page (from 0) without what readers cannot see; the engine's page is freed whatever happens. */
export async function withPage<T>(file: PdfFile, index: number, hidden: HiddenText, use: (page: PdfPage) => T | Promise<T>): Promise<T> {
  const { engine, pointer } = file;
  const page = engine._FPDF_LoadPage(pointer, index);
  if (!page) return use({ lines: [], comments: [], picture: () => ({ width: 1, height: 1, grey: Uint8Array.of(255) }) });
  try {
    return await use({ lines: readLines(file, page, hidden), comments: pageComments(engine, page), picture: (dotsPerInch) => renderPage(engine, page, dotsPerInch) });
  } finally {
    engine._FPDF_ClosePage(page);
  }
}

function readLines(file: PdfFile, page: number, hidden: HiddenText): PdfLine[] {
  const { engine } = file;
  const textPage = engine._FPDFText_LoadPage(page);
  if (!textPage) return [];
  try {
    const chars = linkChars(readChars(engine, textPage, hiddenCharacters(engine, page, textPage, hidden)), pageLinks(file, page));
    const lines = layLines(chars, chars.length ? findGrids(readRulings(engine, page)) : []);
    return lines.map((line) => ({ ...line, margin: isInMargin(line.box, engine._FPDF_GetPageHeight(page)) }));
  } finally {
    engine._FPDFText_ClosePage(textPage);
  }
}

const MARGIN_SHARE = 0.1;
const isInMargin = (box: Box | undefined, height: number) => box !== undefined && (box.bottom > height * (1 - MARGIN_SHARE) || box.top < height * MARGIN_SHARE);

function linkChars(chars: readonly PdfChar[], links: ReturnType<typeof pageLinks>): readonly PdfChar[] {
  if (!links.length) return chars;
  return chars.map((char) => {
    const [x, y] = [(char.box.left + char.box.right) / 2, (char.box.top + char.box.bottom) / 2];
    const link = links.find(({ box }) => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top)?.address;
    return link ? { ...char, link } : char;
  });
}

/** Tables stand where their first character stands in the order of the file; the inner one of two grids takes its characters first. */
function layLines(chars: readonly PdfChar[], grids: ReturnType<typeof findGrids>): PdfLine[] {
  const order = new Map(chars.map((char, at) => [char, at]));
  const placed: { at: number; line: PdfLine }[] = [];
  let free = chars;
  for (const grid of [...grids].sort((a, b) => areaOf(a) - areaOf(b))) {
    const table = gridTable(grid, free);
    const [first] = table?.chars ?? [];
    if (!table || !first) continue;
    const box = { left: grid.xs[0]!, right: grid.xs.at(-1)!, top: grid.ys[0]!, bottom: grid.ys.at(-1)! };
    placed.push({ at: Math.min(...Array.from(table.chars, (char) => order.get(char)!)), line: { text: table.rows.flat().join(' '), height: first.size, box, rows: table.rows } });
    free = free.filter((char) => !table.chars.has(char));
  }
  for (const line of buildLines(free)) placed.push({ at: order.get(line.chars[0]!)!, line: { ...lineText(line), height: line.size, box: line.box } });
  return placed.sort((a, b) => a.at - b.at).map(({ line }) => line);
}

const areaOf = ({ xs, ys }: ReturnType<typeof findGrids>[number]) => (xs.at(-1)! - xs[0]!) * (ys[0]! - ys.at(-1)!);
