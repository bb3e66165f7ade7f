/** One printed line; `level` is its Markdown heading level, 0 for text. Where it stands (points from the lower left) is told where it is known. */
export interface PrintedLine {
  readonly text: string;
  readonly level: number;
  readonly height?: number;
  /** The parts of a line that stand apart, as cells do: such a line goes on in no other. */
  readonly cells?: readonly string[];
  readonly box?: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

const ENDS_SENTENCE = /[。！？!?.：:；;]["”」』）)]*$/;
export const BULLET = /^(?:[•◦▪▸●○■□◆◇‣⁃➢✓]\s*|[–—]\s*(?=[^\s\d–—]))(?=\S)/;
const BEGINS_ITEM = /^(?:[-*•●○■□◆◇▪◦▸‣⁃‧·➢✓]|\d{1,3}[.)、](?!\d)|[a-z][.)]\s?(?=[^\sa-z])|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第\s*[一二三四五六七八九十百\d]+\s*[章節條編]|【|[^\s：:\d][^\s：:]{0,9}(?:：|:\s))/;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/** A line shorter than this share of the longest beside it ends its paragraph. */
const FULL_LINE_SHARE = 0.8;
/** Lines before and after that tell how wide a column is. */
const NEIGHBOURS = 8;
/** Of the height of the letters: narrower lines are words in a list or a form. */
const NARROWEST = 12;
/** Of the height of the letters: what stands further below begins a paragraph. */
const WIDE_GAP = 1.4;

interface Paragraph {
  text: string;
  readonly level: number;
  last: PrintedLine;
  full: boolean;
}

/** Puts printed lines together into paragraphs, items and headings: no space between Chinese lines, words broken by a hyphen healed. `page` are all lines around them. */
export function joinLines(lines: readonly PrintedLine[], page: readonly PrintedLine[] = lines): string {
  const longest = page.reduce((most, { text }) => Math.max(most, widthOf(text)), 0);
  const margins = marginsOf(lines);
  const paragraphs: Paragraph[] = [];
  for (const [at, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const full = isFull(lines, at, longest);
    if (!line.text) paragraphs.push({ text: '', level: 0, last: line, full: false });
    else if (last?.text && last.level === line.level && continues(last, line)) Object.assign(last, { text: join(last.text, line.text), last: line, full });
    else paragraphs.push({ text: asItem(line, margins), level: line.level, last: line, full });
  }
  return write(paragraphs.filter(({ text }) => text));
}

/** Items follow one another; all else stands apart. */
function write(paragraphs: readonly Paragraph[]): string {
  return paragraphs.reduce((out, { text, level }, at) => {
    const between = at === 0 ? '' : /^\s*- /.test(text) && /^\s*- /.test(paragraphs[at - 1]!.text) ? '\n' : '\n\n';
    return `${out}${between}${level ? '#'.repeat(level) : ''}${level ? ' ' : ''}${text}`;
  }, '');
}

/** Where bullets stand, from the left: each further in is a level deeper. */
function marginsOf(lines: readonly PrintedLine[]): number[] {
  const lefts = lines.filter(({ text, box }) => box && BULLET.test(text)).map(({ box }) => box!.left).sort((a, b) => a - b);
  return lefts.filter((left, at) => at === 0 || left - lefts[at - 1]! > 4);
}

function asItem({ text, box, level }: PrintedLine, margins: readonly number[]): string {
  if (level) return text;
  if (!BULLET.test(text)) return text.replace(/^(\d{1,3}[.)])(?=[^\s\d.)])/, '$1 ');
  const depth = box ? margins.findLastIndex((margin) => box.left >= margin - 4) : 0;
  return `${'  '.repeat(Math.max(0, Math.min(depth, 5)))}- ${text.replace(BULLET, '')}`;
}

/** Whether a line goes on to the edge of its column: as far as the lines around that share its place, else as the page's longest. */
function isFull(lines: readonly PrintedLine[], at: number, longest: number): boolean {
  const { box, text, height = 0 } = lines[at]!;
  if (!box) return widthOf(text) >= longest * FULL_LINE_SHARE;
  if (box.right - box.left < NARROWEST * height) return false;
  const edge = Math.max(box.right, reach(lines, at, -1), reach(lines, at, 1));
  return box.right >= edge - Math.max(2.2 * height, (edge - box.left) * (WIDE.test(text) ? 0.04 : 1 - FULL_LINE_SHARE));
}

/** How far the lines right above or below go. */
function reach(lines: readonly PrintedLine[], at: number, step: 1 | -1): number {
  let edge = -Infinity;
  for (let count = 0; count < NEIGHBOURS; count++, at += step) {
    const [line, next] = [lines[at]!, lines[at + step]];
    if (!line.box || !next?.box || next.cells || !isUnder(step > 0 ? line : next, step > 0 ? next : line)) break;
    edge = Math.max(edge, next.box.right);
  }
  return edge;
}

function continues({ text, last, level, full }: Paragraph, line: PrintedLine): boolean {
  if (BEGINS_ITEM.test(line.text) || BULLET.test(line.text)) return false;
  if (isRow(last) || isRow(line)) return false;
  if (last.box && line.box && !follows(last, line)) return false;
  if (level) return true;
  return full && !ENDS_SENTENCE.test(text);
}

/** Cells that stand apart, or a line of a table of contents. */
const isRow = ({ cells, text }: PrintedLine) => (cells !== undefined && cells.length > 1 && cells[0]!.length > (cells.length > 2 ? 0 : 1)) || /… \S{1,6}$/.test(text);

/** Right under it in letters of its size; or at the head of another column or page. */
function follows(last: PrintedLine, line: PrintedLine): boolean {
  return hasSize(last, line) && (line.box!.top > last.box!.top || isUnder(last, line));
}

const hasSize = (last: PrintedLine, line: PrintedLine) => Math.abs((last.height ?? 0) - (line.height ?? 0)) <= (last.height ?? 0) * 0.2;

function isUnder(last: PrintedLine, line: PrintedLine): boolean {
  const [above, below] = [last.box!, line.box!];
  return hasSize(last, line) && below.top <= above.top && below.left < above.right && above.bottom - below.top <= WIDE_GAP * (last.height ?? 0);
}

function join(before: string, after: string): string {
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  return WIDE.test(before.at(-1)!) || WIDE.test(after[0]!) ? before + after : `${before} ${after}`;
}

/** Printed width in half-width characters. */
const widthOf = (text: string) => Array.from(text).reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
