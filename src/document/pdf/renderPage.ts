import type { PdfEngine } from './PdfEngine';

/** Grey levels, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const GREY = 1;
const WHITE = 0xffffffff;
const WITH_ANNOTATIONS_GREY = 0x01 | 0x08;
/** A page larger than a poster is drawn smaller. */
const MOST_DOTS = 24_000_000;

/** Draws a page on white paper. */
export function renderPage(engine: PdfEngine, page: number, dotsPerInch: number): Picture {
  const [wide, high] = [engine._FPDF_GetPageWidth(page) / 72, engine._FPDF_GetPageHeight(page) / 72];
  const dots = Math.min(dotsPerInch, Math.sqrt(MOST_DOTS / Math.max(0.01, wide * high)));
  const [width, height] = [Math.max(1, Math.round(wide * dots)), Math.max(1, Math.round(high * dots))];
  const buffer = engine.wasmExports.malloc(width * height);
  const bitmap = engine._FPDFBitmap_CreateEx(width, height, GREY, buffer, width);
  try {
    engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS_GREY);
    return { width, height, grey: engine.HEAPU8.slice(buffer, buffer + width * height) };
  } finally {
    engine._FPDFBitmap_Destroy(bitmap);
    engine.wasmExports.free(buffer);
  }
}

/** The picture as a file (PGM), which every program reads. */
export const toPgm = ({ width, height, grey }: Picture): Uint8Array => Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
