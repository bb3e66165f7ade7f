import { normaliseText } from '../decodeText';
import { withMemory } from './PdfEngine';
import { readWideText, type PdfFile } from './PdfFile';

export interface PdfProperties {
  readonly title?: string;
  readonly author?: string;
  readonly created?: string;
}

/** What programs write as title when nobody gave one. */
const NO_TITLE = /^(untitled|microsoft (word|powerpoint|excel) - .*|.*\.(docx?|pptx?|xlsx?|odt|pdf|indd|dwg|txt)|未命名.*|無標題.*|powerpoint (簡報|presentation)|slide 1)$/i;

/** Title, author and date as the PDF states them; what a program put there by itself is no title. */
export function pdfProperties(file: PdfFile): PdfProperties {
  const [title, author, date] = [read(file, 'Title'), read(file, 'Author'), /^D:(\d{4})(\d\d)(\d\d)/.exec(read(file, 'CreationDate'))];
  return { ...(title && !NO_TITLE.test(title) && { title }), ...(author && { author }), ...(date && { created: `${date[1]}-${date[2]}-${date[3]}` }) };
}

function read({ engine, pointer }: PdfFile, tag: string): string {
  return withMemory(engine, tag.length + 1, (name) => {
    engine.HEAPU8.set([...Buffer.from(tag, 'latin1'), 0], name);
    return normaliseText(readWideText(engine, (buffer, size) => engine._FPDF_GetMetaText(pointer, name, buffer, size))).trim();
  });
}
