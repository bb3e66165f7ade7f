import type { CharLine } from './buildLines';
import { cleanPdfText } from './cleanPdfText';
import type { PdfChar } from './readChars';

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
/** Of the size of letters: a wider gap is a space even where the file has none. */
const WORD_GAP = 0.22;
/** A narrower gap between Chinese and Latin letters is the typesetter's. */
const AUTOMATIC_GAP = 0.45;
/** Spaces between words are a quarter of the letters' size; what stands further apart are cells. */
const CELL_GAP = 1;
const LONGEST_ROW = 300;
const LONGEST_ADDRESS = 500;

/** The words of a line, links as Markdown; `cells` where its parts stand as far apart as those of a table. */
export function lineText({ chars }: CharLine): { text: string; cells?: readonly string[] } {
  const parts: PdfChar[][] = [];
  for (const [at, char] of chars.entries()) {
    const last = chars[at - 1];
    if (!last || (chars.length <= LONGEST_ROW && gapOf(last, char) > CELL_GAP * Math.max(last.size, char.size))) parts.push([char]);
    else parts.at(-1)!.push(char);
  }
  const cells = parts.map((part) => cleanPdfText(write(part)));
  return { text: cleanPdfText(cells.join(' ')), ...(cells.length > 1 && { cells }) };
}

const gapOf = (last: PdfChar, char: PdfChar) => char.box.left - last.box.right;

function write(chars: readonly PdfChar[]): string {
  let out = '';
  for (let at = 0; at < chars.length; ) {
    const { link } = chars[at]!;
    let end = at + 1;
    while (end < chars.length && chars[end]!.link === link) end++;
    const space = at > 0 && hasSpace(chars[at - 1]!, chars[at]!) ? ' ' : '';
    out += space + linked(plain(chars.slice(at, end)), link);
    at = end;
  }
  return out;
}

const plain = (chars: readonly PdfChar[]) => chars.map((char, at) => (at > 0 && hasSpace(chars[at - 1]!, char) ? ' ' : '') + char.text).join('');

function linked(text: string, link: string | undefined): string {
  if (!link || link.length > LONGEST_ADDRESS || link.includes(text.replace(/\s+/g, ''))) return text;
  return `[${text.replace(/[[\]]/g, '')}](${link.replace(/[\s()]/g, encodeURIComponent)})`;
}

function hasSpace(last: PdfChar, char: PdfChar): boolean {
  if (char.before === 'space') return true;
  const gap = gapOf(last, char);
  const [wide, nextWide] = [WIDE.test(last.text), WIDE.test(char.text)];
  if (wide !== nextWide) return gap > AUTOMATIC_GAP * Math.max(last.size, char.size);
  if (wide) return gap > CELL_GAP * char.size;
  return char.before !== undefined || gap > WORD_GAP * Math.min(last.size, char.size);
}
