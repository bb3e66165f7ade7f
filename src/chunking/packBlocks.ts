import { extendsGrapheme, findCut } from './findCut';
import type { Above } from './chunkContext';
import type { Ruler } from './Ruler';
import type { Block } from './scanBlocks';

/** A chunk to be: a range of the Markdown with the headings above it, its page, and the header row of the table it continues. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
  readonly page?: number;
  readonly tableHeader?: string;
}

interface Open {
  start: number;
  end: number;
  tableHeader?: string;
  /** Whether anything but headings is in it. */
  body: boolean;
}

/** Less than this share of a chunk is too little to stand alone before a long block. */
const SMALL_SHARE = 0.2;

/** Of what is over the limit, so much less is cut off at a time, as tokens do not add up exactly. */
const MARGIN = 0.95;

/** How spans are measured, and the context that counts with one. */
export interface Measure {
  readonly ruler: Ruler;
  readonly contextOf: (above: Above) => string;
}

/** Gathers blocks into spans that the ruler holds, in order; tables and code stay whole where they fit. */
export function packBlocks(markdown: string, blocks: readonly Block[], measure: Measure): Span[] {
  const packer = new Packer(markdown, measure);
  for (const block of blocks) packer.add(block);
  return packer.finish().flatMap((span) => [...within(markdown, span, measure)]);
}

/** The span, or its parts where it is over the limit after all. */
function* within(markdown: string, span: Span, { ruler, contextOf }: Measure): Generator<Span> {
  const context = () => contextOf(span);
  let { start } = span;
  while (start < span.end) {
    let end = span.end;
    for (let fill = ruler.fill(start, end, context); fill > 1 && end > start + 1; fill = ruler.fill(start, end, context)) {
      const limit = Math.max(start + 1, start + Math.floor(((end - start) / fill) * MARGIN));
      const line = markdown.lastIndexOf('\n', limit);
      end = line > start ? line : Math.max(start + 1, findCut(markdown, start, limit));
    }
    const trimmed = start + markdown.slice(start, end).trimEnd().length;
    if (trimmed > start) yield { ...span, start, end: trimmed };
    start = skipSpace(markdown, end, span.end);
  }
}

class Packer {
  private readonly spans: Span[] = [];
  private readonly stack: { level: number; title: string }[] = [];
  private titles: readonly string[] = [];
  private page?: number;
  private open?: Open;

  constructor(private readonly markdown: string, private readonly measure: Measure) {}

  add(block: Block): void {
    if (block.kind === 'page') {
      this.flush();
      this.page = block.page;
    } else if (block.kind === 'heading') this.addHeading(block);
    else this.addBody(block);
  }

  finish(): Span[] {
    this.flush();
    return this.spans;
  }

  private addHeading(block: Extract<Block, { kind: 'heading' }>): void {
    if (this.open?.body) this.flush();
    while (this.stack.length && this.stack.at(-1)!.level >= block.level) this.stack.pop();
    if (block.title) this.stack.push({ level: block.level, title: block.title });
    this.titles = this.stack.map(({ title }) => title);
    this.addLong(block, false);
  }

  private addBody(block: Block): void {
    const { start, end } = block;
    if (this.fits(start, end)) return this.extend(start, end, true);
    const small = this.open !== undefined && (!this.open.body || this.open.end - this.open.start < (this.reach(this.open.start) - this.open.start) * SMALL_SHARE);
    if (!small || (end <= this.reach(start) && block.kind !== 'text')) this.flush();
    this.addLong(block, true);
  }

  private addLong(block: Block, body: boolean): void {
    let start = block.start;
    while (start < block.end) {
      const header = headerFor(block, start, this.markdown);
      if (this.fits(start, block.end, header)) return this.extend(start, block.end, body, header);
      const cut = this.cut(block, start, this.reach(this.open?.start ?? start, header));
      if (cut !== undefined) this.extend(start, cut, body, header);
      this.flush();
      if (cut !== undefined) start = skipSpace(this.markdown, cut, block.end);
    }
  }

  /** Where to end the open chunk within the block; undefined when the block had better begin a fresh one. */
  private cut(block: Block, start: number, limit: number): number | undefined {
    if (limit <= start) return undefined;
    if (block.kind !== 'table' && block.kind !== 'code') return findCut(this.markdown, start, limit);
    const floor = block.kind === 'table' ? Math.max(start, block.bodyStart) : start;
    const line = this.markdown.lastIndexOf('\n', limit);
    if (line > floor) return line;
    return this.open ? undefined : findCut(this.markdown, start, limit);
  }

  private fits(start: number, end: number, tableHeader?: string): boolean {
    return end <= this.reach(this.open?.start ?? start, tableHeader);
  }

  private reach(start: number, tableHeader = this.open?.tableHeader): number {
    return this.measure.ruler.reach(start, () => this.measure.contextOf({ headings: this.titles, tableHeader }));
  }

  private extend(start: number, end: number, body: boolean, tableHeader?: string): void {
    if (!this.open) this.open = { start, end, body, tableHeader };
    else Object.assign(this.open, { end, body: this.open.body || body });
  }

  private flush(): void {
    if (!this.open) return;
    const { start, tableHeader } = this.open;
    const end = start + this.markdown.slice(start, this.open.end).trimEnd().length;
    if (end > start) this.spans.push({ start, end, headings: this.titles, ...(this.page !== undefined && { page: this.page }), ...(tableHeader && { tableHeader }) });
    this.open = undefined;
  }
}

function headerFor(block: Block, start: number, markdown: string): string | undefined {
  if (block.kind !== 'table' || start < block.bodyStart) return undefined;
  return markdown.slice(block.start, markdown.indexOf('\n', block.start));
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at]!) && !extendsGrapheme(text, at + 1)) at++;
  return at;
}
