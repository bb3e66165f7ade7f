import { readWideText, type PdfFile } from './PdfFile';

const DEEPEST = 5;
const MOST = 5_000;

/** The entries of a PDF's outline: for each page (from 0) the level of each heading by its text without spaces. */
export function pdfBookmarks({ engine, pointer }: PdfFile): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const pages = new Map<number, Map<string, number>>();
  let seen = 0;
  const walk = (parent: number, level: number): void => {
    for (let bookmark = engine._FPDFBookmark_GetFirstChild(pointer, parent); bookmark && seen < MOST; bookmark = engine._FPDFBookmark_GetNextSibling(pointer, bookmark)) {
      seen++;
      const destination = engine._FPDFBookmark_GetDest(pointer, bookmark);
      const page = destination ? engine._FPDFDest_GetDestPageIndex(pointer, destination) : -1;
      const title = headingKey(readWideText(engine, (buffer, size) => engine._FPDFBookmark_GetTitle(bookmark, buffer, size)));
      if (page >= 0 && title) pages.set(page, (pages.get(page) ?? new Map<string, number>()).set(title, level));
      if (level < DEEPEST) walk(bookmark, level + 1);
    }
  };
  walk(0, 1);
  return pages;
}

/** What two writings of one heading have in common. */
export const headingKey = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
