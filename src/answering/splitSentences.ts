/** A piece that can be quoted: `text.slice(start, end)`. A row knows the header line of its table, an item the line that introduces its list. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly kind: 'sentence' | 'heading' | 'item' | 'row';
  readonly header?: string;
  /** The paragraph, list or table it belongs to; neighbours in one block read on. */
  readonly block: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const HEADING = /^ {0,3}#{1,6}\s/;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const ITEM = /^\s*(?:[-*+•‧]\s+|\d{1,3}[.)、]\s*|[(（]?[一二三四五六七八九十]{1,3}[)）、.]\s*|第[一二三四五六七八九十百\d]{1,4}[條項章節])/;
/** A line this long (Chinese characters count twice) that ends without a stop was broken by the page, not by its writer. */
const WRAPPED_WIDTH = 44;
const STOP = /[。！？!?…；;：:.]["'」』）)”]*\s*$/;
const ABBREVIATION = /(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|No|Nos|Fig|Eq|Sec|vs|etc|cf|Inc|Ltd|Co|Corp|Dept|approx|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K)$/;

/** Cuts Markdown into sentences, headings, list items and table rows, in reading order; together they hold every character that says something. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let block = 0;
  let header: string | undefined;
  let paragraph: Line[] = [];
  const close = () => {
    if (paragraph.length) sentences.push(...splitParagraph(text, paragraph, block));
    paragraph = [];
  };
  for (const line of linesOf(text)) {
    const row = ROW.test(line.text);
    if (!row) header = undefined;
    if (!line.text.trim()) {
      close();
      block++;
    } else if (row) {
      close();
      if (RULE.test(line.text)) continue;
      sentences.push({ ...trimmed(text, line), kind: 'row', block, ...(header && { header }) });
      header ??= line.text.trim();
    } else if (HEADING.test(line.text)) {
      close();
      sentences.push({ ...trimmed(text, line), kind: 'heading', block: ++block });
      block++;
    } else {
      if (startsAnew(line, paragraph.at(-1))) close();
      paragraph.push(line);
    }
  }
  close();
  return sentences;
}

function startsAnew(line: Line, before: Line | undefined): boolean {
  if (!before || ITEM.test(line.text) || STOP.test(before.text)) return true;
  return width(before.text) < WRAPPED_WIDTH || /^[^\s：:]{1,12}[：:]/.test(line.text.trim());
}

function splitParagraph(text: string, lines: readonly Line[], block: number): Sentence[] {
  const [start, end] = [lines[0]!.start, lines.at(-1)!.end];
  const kind = ITEM.test(lines[0]!.text) ? 'item' : 'sentence';
  return sentenceEnds(text, start, end).map((cut, index, cuts) => ({ ...trimmed(text, { start: cuts[index - 1] ?? start, end: cut }), kind, block }));
}

function sentenceEnds(text: string, start: number, end: number): number[] {
  const ends: number[] = [];
  const marks = /[。！？!?…]+["'」』）)》”’]*|\.["')”’]*(?=\s)/g;
  const slice = text.slice(start, end);
  for (const mark of slice.matchAll(marks)) {
    const at = mark.index + mark[0].length;
    if (mark[0].startsWith('.') && !fullStop(slice, mark.index, at)) continue;
    if (slice.slice(at).trim()) ends.push(start + at);
  }
  return [...ends, end];
}

/** Whether the `.` at `mark` ends a sentence: not an abbreviation, not a list number, and what follows begins one. */
function fullStop(slice: string, mark: number, at: number): boolean {
  const before = slice.slice(Math.max(0, mark - 10), mark);
  if (ABBREVIATION.test(before) || /^\s*\d{1,3}$/.test(slice.slice(0, mark))) return false;
  return !/^\s+[a-z]/.test(slice.slice(at, at + 4));
}

function trimmed(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const slice = text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, slice.trimEnd().length) };
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return found;
  });
}

/** Columns on a page: a Chinese character is two. */
function width(text: string): number {
  let columns = 0;
  for (const char of text.trim()) columns += char >= '\u2E80' ? 2 : 1;
  return columns;
}
