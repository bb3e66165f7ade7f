import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import { InvalidInput } from '../../errors/InvalidInput';

/** A line as it stands on the page; `height` in points, 0 where it is not known. */
export interface PdfLine {
  readonly text: string;
  readonly height: number;
}

/** PDFium's own functions for which the library has no method yet. */
interface Engine {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(textPage: number): void;
  _FPDFText_GetCharIndexFromTextIndex(textPage: number, index: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, box: number): number;
}

/** The errors PDFium reports, by what its library says. */
const LOAD_ERRORS = [
  { says: /password|security/i, code: 'PDF_ENCRYPTED', message: 'The PDF is protected by a password.', todo: 'Save it without a password, then ingest it again.' },
  { says: /./, code: 'PDF_BROKEN', message: 'The file is not a readable PDF.', todo: 'Open it in a PDF reader and save or print it as PDF again.' },
] as const;

let library: Promise<PDFiumLibrary> | undefined;

/** Reads the lines of each page in turn; the document is freed whatever happens. */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfLine[][]> {
  library ??= PDFiumLibrary.init();
  const document = await load(await library, bytes);
  try {
    return Array.from(document.pages(), (page) => readLines(page as unknown as Page));
  } finally {
    document.destroy();
  }
}

async function load(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : 'unknown';
    const { code, message, todo } = LOAD_ERRORS.find(({ says }) => says.test(said))!;
    throw new InvalidInput(code, message, todo, { cause });
  }
}

interface Page {
  readonly module: Engine;
  readonly pageIdx: number;
  getText(): string;
}

function readLines(page: Page): PdfLine[] {
  const lines = page.getText().split(/\r\n|[\r\n]/);
  const textPage = page.module._FPDFText_LoadPage(page.pageIdx);
  const box = page.module.wasmExports.malloc(16);
  let at = 0;
  try {
    return lines.map((text) => {
      const height = heightAt(page.module, textPage, at + Math.max(0, text.search(/\S/)), box);
      at += text.length + 2;
      return { text, height };
    });
  } finally {
    page.module.wasmExports.free(box);
    page.module._FPDFText_ClosePage(textPage);
  }
}

function heightAt(engine: Engine, textPage: number, textIndex: number, box: number): number {
  const index = engine._FPDFText_GetCharIndexFromTextIndex(textPage, textIndex);
  if (index < 0 || !engine._FPDFText_GetLooseCharBox(textPage, index, box)) return 0;
  const [, top = 0, , bottom = 0] = new Float32Array(engine.HEAPU8.buffer.slice(box, box + 16));
  return Math.abs(top - bottom);
}
