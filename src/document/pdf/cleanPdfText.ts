import { normaliseText } from '../decodeText';
import { isPageMarker } from '../pageMarker';

/** Fonts without a map back to characters give private or unassigned ones. */
const LOST = /[\ue000-\uf8ff\ufffd\u{f0000}-\u{10ffff}\p{Cn}]/gu;
/** Bullets of Wingdings and Symbol live in the private area. */
const BULLETS = /[\uf06c\uf06e\uf071\uf075\uf076\uf077\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc\uf0fe]/g;
/** What leads the eye to a page number in a table of contents. */
const LEADERS = /(?:[.．·‧]\s?){5,}/g;
const RADICALS = /[\u2e80-\u2fdf]/g;

/** A line of a PDF as people write it: radicals as the characters they look like, broken words marked by a hyphen (PDFium writes U+0002 or U+FFFE), bullets as bullets. */
export function cleanPdfText(text: string): string {
  const clean = normaliseText(text.replace(/[\u0002\ufffe]\s*$/, '-').replace(/[\u0002\ufffe]/g, '').replace(BULLETS, '•').replace(LEADERS, ' … ').replace(RADICALS, (radical) => radical.normalize('NFKC'))).trim();
  return isPageMarker(clean) ? '' : clean;
}

/** Whether the text of a page is so damaged that only its picture can be read. */
export function isUnreadable(lines: readonly { readonly text: string }[]): boolean {
  const text = lines.map((line) => line.text).join('').replace(/\s/g, '');
  return text.length > 20 && (text.match(LOST)?.length ?? 0) > text.length * 0.2;
}

/** A text without the characters that were lost. */
export const withoutLost = (text: string): string => text.replace(LOST, '');
