import type { Box, PdfEngine } from './PdfEngine';
import { readFloats, withMemory } from './PdfEngine';

/** A character as it stands on the page. White space that PDFium only infers has no place of its own. */
export interface PdfChar {
  /** PDFium's own index. */
  readonly index: number;
  readonly text: string;
  readonly box: Box;
  /** Of its letters, in points. */
  readonly size: number;
  /** White space and line ends stand before the next character instead of on the page. */
  readonly before?: 'space' | 'inferred' | 'line';
  readonly link?: string;
}

const MATRIX_BYTES = 24;

/** The visible characters of a page in the order of the file. */
export function readChars(engine: PdfEngine, textPage: number, hidden: ReadonlySet<number>): PdfChar[] {
  const count = engine._FPDFText_CountChars(textPage);
  return withMemory(engine, MATRIX_BYTES, (at) => {
    const chars: PdfChar[] = [];
    let before: PdfChar['before'];
    for (let index = 0; index < count; index++) {
      const code = engine._FPDFText_GetUnicode(textPage, index);
      if (code === 0 || hidden.has(index)) continue;
      const text = String.fromCodePoint(code);
      if (/\s/.test(text)) {
        before = spaceBefore(before, text, engine._FPDFText_IsGenerated(textPage, index) === 1);
        continue;
      }
      const box = boxOf(engine, textPage, index, at);
      if (!box) continue;
      chars.push({ index, text, box, size: sizeOf(engine, textPage, index, at) || box.top - box.bottom, ...(before && { before }) });
      before = undefined;
    }
    return chars;
  });
}

function spaceBefore(before: PdfChar['before'], text: string, inferred: boolean): PdfChar['before'] {
  if (before === 'line' || /[\r\n]/.test(text)) return 'line';
  return before === 'space' || !inferred ? 'space' : 'inferred';
}

function boxOf(engine: PdfEngine, textPage: number, index: number, at: number): Box | undefined {
  if (!engine._FPDFText_GetLooseCharBox(textPage, index, at)) return undefined;
  const [left = 0, top = 0, right = 0, bottom = 0] = readFloats(engine, at, 4);
  return { left, right, top: Math.max(top, bottom), bottom: Math.min(top, bottom) };
}

/** The size of the font as the page scales it. */
function sizeOf(engine: PdfEngine, textPage: number, index: number, at: number): number {
  const size = engine._FPDFText_GetFontSize(textPage, index);
  if (!engine._FPDFText_GetMatrix(textPage, index, at)) return size;
  const [, , c = 0, d = 1] = readFloats(engine, at, 4);
  return size * (Math.hypot(c, d) || 1);
}
