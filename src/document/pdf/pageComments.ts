import { withMemory, type PdfEngine } from './PdfEngine';
import { readWideText } from './PdfFile';

/** Kinds of annotation that people write words into (ISO 32000, 12.5.6): notes, free text, marks on text. */
const WRITTEN = new Set([1, 3, 9, 10, 11, 12]);
/** Flags of an annotation that is not shown: hidden, no view. */
const NOT_SHOWN = 2 | 32;
const MOST = 500;

/** What readers of a page noted on it, in order, the author first where one is named. */
export function pageComments(engine: PdfEngine, page: number): string[] {
  const comments: string[] = [];
  for (let index = 0; index < Math.min(MOST, engine._FPDFPage_GetAnnotCount(page)); index++) {
    const annotation = engine._FPDFPage_GetAnnot(page, index);
    if (!annotation) continue;
    try {
      if (!WRITTEN.has(engine._FPDFAnnot_GetSubtype(annotation)) || engine._FPDFAnnot_GetFlags(annotation) & NOT_SHOWN) continue;
      const [text, author] = [valueOf(engine, annotation, 'Contents'), valueOf(engine, annotation, 'T')];
      if (text) comments.push(author ? `${author}: ${text}` : text);
    } finally {
      engine._FPDFPage_CloseAnnot(annotation);
    }
  }
  return comments;
}

function valueOf(engine: PdfEngine, annotation: number, key: string): string {
  const name = new TextEncoder().encode(`${key}\0`);
  return withMemory(engine, name.length, (at) => {
    engine.HEAPU8.set(name, at);
    return readWideText(engine, (buffer, size) => engine._FPDFAnnot_GetStringValue(annotation, at, buffer, size)).replace(/\s+/g, ' ').trim();
  });
}
