import { isPageMarker } from './pageMarker';

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Writes Markdown in reading order: text gathers in a line, blocks stand apart by one empty line, items of a list follow one another. No line of it passes for a page marker. */
export class MarkdownWriter {
  private readonly lines: string[] = [];
  private line = '';
  private marker = '';
  private readonly indents: string[] = [];
  private gap = false;

  /** Running text; white space folds, and a line break between two Chinese characters is none. */
  text(text: string): void {
    const folded = text.replace(/(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t\r\f]*\n[ \t\r\f\n]*(?=[\u2e80-\u9fff\uff00-\uffef])/g, '').replace(/[ \t\r\n\f\u00a0\v]+/g, ' ');
    if (!this.line || this.line.endsWith(' ')) this.line += folded.trimStart();
    else if (folded.startsWith(' ') && /\n/.test(text) && WIDE.test(this.line.at(-1)!) && WIDE.test(folded[1] ?? '')) this.line += folded.trimStart();
    else this.line += folded;
  }

  /** Ends the line. */
  newLine(): void {
    const line = this.line.trim();
    this.line = '';
    if (line) this.put(line);
  }

  /** Ends the block: what follows stands apart. */
  newBlock(): void {
    this.newLine();
    // The paragraph that begins an item stands beside its marker.
    if (this.marker && !this.marker.startsWith('#')) return;
    this.marker = '';
    this.gap = true;
  }

  heading(level: number, write: () => void): void {
    this.newBlock();
    this.marker = `${'#'.repeat(Math.min(level, 6))} `;
    write();
    this.newBlock();
  }

  /** An item with its marker (`- ` or `1. `); what it holds is indented under it. */
  item(marker: string, write: () => void): void {
    this.newLine();
    this.marker = `${this.marker}${marker}`;
    this.indents.push('  ');
    write();
    this.newLine();
    this.marker = '';
    this.indents.pop();
    this.gap = false;
  }

  /** One level further in, without a marker. */
  indented(write: () => void): void {
    this.newLine();
    this.indents.push('  ');
    write();
    this.newLine();
    this.indents.pop();
    this.gap = false;
  }

  /** Lines that stay as they are: a table, code. */
  raw(lines: readonly string[]): void {
    this.newBlock();
    for (const line of lines) this.put(line, true);
    this.gap = true;
  }

  toString(): string {
    this.newLine();
    return this.lines.join('\n').trim();
  }

  private put(line: string, raw = false): void {
    if (isPageMarker(line)) return;
    if (this.gap && this.lines.length) this.lines.push('');
    this.gap = false;
    const depth = this.marker && !raw ? this.indents.slice(0, -1) : this.indents;
    const heading = this.marker.startsWith('#');
    this.lines.push(`${heading ? '' : (this.marker && this.indents.length ? depth : this.indents).join('')}${raw ? '' : this.marker}${line}`);
    this.marker = '';
  }
}
