/** One printed line; `level` is its Markdown heading level, 0 for text. */
export interface PrintedLine {
  readonly text: string;
  readonly level: number;
}

const ENDS_SENTENCE = /[。！？!?.：:；;]["”」』）)]*$/;
const BEGINS_ITEM = /^(?:[-*•●○■□◆◇▪‧·➢✓]|\d{1,3}[.)、](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第\s*[一二三四五六七八九十百\d]+\s*[章節條編]|【|[^\s：:\d][^\s：:]{0,9}(?:：|:\s))/;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/** A line shorter than this share of the page's longest ends its paragraph. */
const FULL_LINE_SHARE = 0.8;

/** The width of the longest line, in half-width characters. */
export const longestOf = (lines: readonly PrintedLine[]) => lines.reduce((longest, { text }) => Math.max(longest, widthOf(text)), 0);

/** Puts printed lines together into paragraphs and headings: no space between Chinese lines, words broken by a hyphen healed. `longest` is that of the whole page. */
export function joinLines(lines: readonly PrintedLine[], longest = longestOf(lines)): string {
  const paragraphs: { text: string; level: number; full: boolean }[] = [];
  for (const { text, level } of lines) {
    const last = paragraphs.at(-1);
    const full = widthOf(text) >= longest * FULL_LINE_SHARE;
    if (!text) paragraphs.push({ text: '', level: 0, full: false });
    else if (last?.text && last.level === level && continues(last, text)) Object.assign(last, { text: join(last.text, text), full });
    else paragraphs.push({ text, level, full });
  }
  return paragraphs
    .filter(({ text }) => text)
    .map(({ text, level }) => (level ? `${'#'.repeat(level)} ${text}` : text))
    .join('\n\n');
}

function continues(last: { text: string; level: number; full: boolean }, text: string): boolean {
  if (BEGINS_ITEM.test(text)) return false;
  if (last.level) return true;
  return last.full && !ENDS_SENTENCE.test(last.text);
}

function join(before: string, after: string): string {
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  return WIDE.test(before.at(-1)!) || WIDE.test(after[0]!) ? before + after : `${before} ${after}`;
}

/** Printed width in half-width characters. */
const widthOf = (text: string) => Array.from(text).reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
