import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import { InvalidInput } from '../../errors/InvalidInput';
import { withMemory, type PdfEngine } from './PdfEngine';

/** An open PDF; close it whatever happens. */
export interface PdfFile {
  readonly engine: PdfEngine;
  readonly pointer: number;
  readonly pageCount: number;
  close(): void;
}

/** The errors PDFium reports, by what its library says. */
const LOAD_ERRORS = [
  { says: /password|security/i, code: 'PDF_ENCRYPTED', message: 'The PDF is protected by a password.', todo: 'Save it without a password, then ingest it again.' },
  { says: /./, code: 'PDF_BROKEN', message: 'The file is not a readable PDF.', todo: 'Open it in a PDF reader and save or print it as PDF again.' },
] as const;

let library: Promise<PDFiumLibrary> | undefined;

/** Opens a PDF in memory. Throws PDF_ENCRYPTED or PDF_BROKEN. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  library ??= PDFiumLibrary.init();
  const document = await load(await library, bytes);
  const inner = document as unknown as { readonly module: PdfEngine; readonly documentIdx: number };
  return { engine: inner.module, pointer: inner.documentIdx, pageCount: document.getPageCount(), close: () => document.destroy() };
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

/** A text that the engine writes as UTF-16 after being asked for its size in bytes. */
export function readWideText(engine: PdfEngine, write: (buffer: number, size: number) => number): string {
  const size = write(0, 0);
  if (size <= 2 || size > 65_536) return '';
  return withMemory(engine, size, (buffer) => {
    write(buffer, size);
    return new TextDecoder('utf-16le').decode(engine.HEAPU8.slice(buffer, buffer + size - 2));
  });
}
