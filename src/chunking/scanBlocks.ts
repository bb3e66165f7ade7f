/** A piece of Markdown structure; offsets are UTF-16, `end` excludes the line break, `line` counts from 1. */
export type Block = { readonly start: number; readonly end: number; readonly line: number } & (
  | { readonly kind: 'heading'; readonly level: number; readonly title: string }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'table'; readonly bodyStart: number }
  | { readonly kind: 'code' | 'text' }
);

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

const PAGE = /^<!-- page (\d+) -->$/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const SEPARATOR = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const LIST_ITEM = /^\s*([-*+•‧]|\d{1,3}[.)、]|[(（]?[一二三四五六七八九十]{1,3}[)）、.])\s*\S/;

/** Finds headings, page markers, tables, fenced code and text (a list item or a paragraph each) in one pass, in order; blank lines belong to no block. */
export function scanBlocks(markdown: string): Block[] {
  const lines = splitLines(markdown);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly Line[], at: number): [Block | undefined, number] {
  const line = lines[at]!;
  if (!line.text.trim()) return [undefined, at + 1];
  const place = { start: line.start, end: line.end, line: line.number };
  const page = PAGE.exec(line.text);
  if (page) return [{ ...place, kind: 'page', page: Number(page[1]) }, at + 1];
  const heading = HEADING.exec(line.text);
  if (heading) return [{ ...place, kind: 'heading', level: heading[1]!.length, title: plainTitle(heading[2]!) }, at + 1];
  const underline = /^ {0,3}(=+|-{3,})\s*$/.exec(lines[at + 1]?.text ?? '')?.[1];
  if (underline && !line.text.includes('|') && !LIST_ITEM.test(line.text))
    return [{ ...place, end: lines[at + 1]!.end, kind: 'heading', level: underline[0] === '=' ? 1 : 2, title: plainTitle(line.text) }, at + 2];
  if (FENCE.test(line.text)) return readCode(lines, at);
  if (isTableStart(lines, at)) return readTable(lines, at);
  return readText(lines, at);
}

function readCode(lines: readonly Line[], at: number): [Block, number] {
  const fence = FENCE.exec(lines[at]!.text)![1]!;
  let next = at + 1;
  while (next < lines.length && !PAGE.test(lines[next]!.text)) {
    const text = lines[next++]!.text.trim();
    if (text.startsWith(fence) && !text.replaceAll(fence[0]!, '')) break;
  }
  return [{ kind: 'code', ...span(lines, at, next) }, next];
}

function readTable(lines: readonly Line[], at: number): [Block, number] {
  let next = at + 2;
  while (next < lines.length && lines[next]!.text.includes('|')) next++;
  return [{ kind: 'table', bodyStart: lines[at + 1]!.end, ...span(lines, at, next) }, next];
}

function readText(lines: readonly Line[], at: number): [Block, number] {
  let next = at + 1;
  while (next < lines.length && continuesText(lines, next)) next++;
  return [{ kind: 'text', ...span(lines, at, next) }, next];
}

function continuesText(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at]!;
  if (!text.trim() || PAGE.test(text) || HEADING.test(text) || FENCE.test(text)) return false;
  return !LIST_ITEM.test(text) && !isTableStart(lines, at);
}

function isTableStart(lines: readonly Line[], at: number): boolean {
  const separator = lines[at + 1]?.text;
  return lines[at]!.text.includes('|') && separator !== undefined && separator.includes('|') && SEPARATOR.test(separator);
}

function span(lines: readonly Line[], from: number, to: number) {
  return { start: lines[from]!.start, end: lines[to - 1]!.end, line: lines[from]!.number };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ text: text.slice(start, end), start, end, number: lines.length + 1 });
    start = end + 1;
  }
  return lines;
}

function plainTitle(text: string): string {
  return text
    .replace(/\s+#+\s*$/, '')
    .replace(/[*`]+|\\(?=[^\w\s])/g, '')
    .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .trim();
}
