import type { HiddenText } from '../hidden/hiddenText';
import { hiddenCharacters } from './hiddenCharacters';
import { readFloats, withMemory, type PdfEngine } from './PdfEngine';
import type { PdfFile } from './PdfFile';
import { renderPage, type Picture } from './renderPage';

/** A line as it stands on the page; `height` in points, 0 where it is not known. */
export interface PdfLine {
  readonly text: string;
  readonly height: number;
  /** The parts of a line that stand well apart, as the cells of a table do; only where there are several. */
  readonly cells?: readonly string[];
}

/** Of the height of its letters; spaces between words are a quarter of it. */
const CELL_GAP = 0.75;
const LONGEST_ROW = 300;

export interface PdfPage {
  readonly lines: readonly PdfLine[];
  /** The page as a picture, for OCR. */
  picture(dotsPerInch: number): Picture;
}

/** Reads one page (from 0) without what readers cannot see; the engine's page is freed whatever happens. */
export async function withPage<T>({ engine, pointer }: PdfFile, index: number, hidden: HiddenText, use: (page: PdfPage) => T | Promise<T>): Promise<T> {
  const page = engine._FPDF_LoadPage(pointer, index);
  if (!page) return use({ lines: [], picture: () => ({ width: 1, height: 1, grey: Uint8Array.of(255) }) });
  try {
    return await use({ lines: readLines(engine, page, hidden), picture: (dotsPerInch) => renderPage(engine, page, dotsPerInch) });
  } finally {
    engine._FPDF_ClosePage(page);
  }
}

function readLines(engine: PdfEngine, page: number, hidden: HiddenText): PdfLine[] {
  const textPage = engine._FPDFText_LoadPage(page);
  if (!textPage) return [];
  try {
    const text = readText(engine, textPage);
    const cut = hiddenCharacters(engine, page, textPage, hidden);
    return withMemory(engine, 16, (box) => splitLines(text).map(({ text: line, at }) => readLine({ engine, textPage, cut, box }, line, at)));
  } finally {
    engine._FPDFText_ClosePage(textPage);
  }
}

function readText(engine: PdfEngine, textPage: number): string {
  const count = engine._FPDFText_CountChars(textPage);
  if (count <= 0) return '';
  return withMemory(engine, (count + 1) * 2, (buffer) => {
    const written = engine._FPDFText_GetText(textPage, 0, count, buffer);
    return written <= 1 ? '' : new TextDecoder('utf-16le').decode(engine.HEAPU8.slice(buffer, buffer + (written - 1) * 2));
  });
}

function splitLines(text: string): { text: string; at: number }[] {
  const lines: { text: string; at: number }[] = [];
  let at = 0;
  for (const end of text.matchAll(/\r\n|[\r\n]|$/g)) {
    lines.push({ text: text.slice(at, end.index), at });
    at = end.index + end[0].length;
  }
  return lines;
}

interface TextPage {
  readonly engine: PdfEngine;
  readonly textPage: number;
  readonly cut: ReadonlySet<number>;
  readonly box: number;
}

function readLine({ engine, textPage, cut, box }: TextPage, line: string, at: number): PdfLine {
  const height = heightAt(engine, textPage, at + Math.max(0, line.search(/\S/)), box);
  const visible = cut.size ? without(line, at, cut, engine, textPage) : line;
  if (visible !== line) return { text: visible, height };
  const gaps = wideGaps(engine, textPage, line, at, height * CELL_GAP, box);
  return { text: line, height, ...(gaps.length && { cells: [0, ...gaps].map((start, index) => line.slice(start, gaps[index]).trim()) }) };
}

/** Where in a line spaces are wider than any between words. */
function wideGaps(engine: PdfEngine, textPage: number, line: string, at: number, least: number, box: number): number[] {
  if (!least || line.length > LONGEST_ROW) return [];
  return Array.from(line.matchAll(/(?<=\S)[ \u3000]+(?=\S)/g)).flatMap(({ index, 0: space }) => {
    const [before, after] = [sides(engine, textPage, at + index - 1, box), sides(engine, textPage, at + index + space.length, box)];
    return before && after && after.left - before.right > least ? [index + space.length] : [];
  });
}

function sides(engine: PdfEngine, textPage: number, textIndex: number, box: number): { left: number; right: number } | undefined {
  const index = engine._FPDFText_GetCharIndexFromTextIndex(textPage, textIndex);
  if (index < 0 || !engine._FPDFText_GetLooseCharBox(textPage, index, box)) return undefined;
  const [left = 0, , right = 0] = readFloats(engine, box, 4);
  return { left, right };
}

function without(line: string, at: number, cut: ReadonlySet<number>, engine: PdfEngine, textPage: number): string {
  return Array.from({ length: line.length }, (_empty, index) => (cut.has(engine._FPDFText_GetCharIndexFromTextIndex(textPage, at + index)) ? '' : line[index]!)).join('');
}

function heightAt(engine: PdfEngine, textPage: number, textIndex: number, box: number): number {
  const index = engine._FPDFText_GetCharIndexFromTextIndex(textPage, textIndex);
  if (index < 0 || !engine._FPDFText_GetLooseCharBox(textPage, index, box)) return 0;
  const [, top = 0, , bottom = 0] = readFloats(engine, box, 4);
  return Math.abs(top - bottom);
}
