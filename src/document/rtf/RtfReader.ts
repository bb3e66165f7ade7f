import { decodeBytes } from '../encoding/decodeBytes';
import type { HiddenText } from '../hidden/hiddenText';
import { RtfStyles } from './RtfStyles';
import { rtfTokens, type RtfToken } from './RtfTokens';
import { CHARACTERS, DESTINATIONS, READ_ANYWAY, type RtfDestination, SKIPPED } from './rtfWords';

/** What a group inherits. */
interface State {
  readonly destination: RtfDestination;
  readonly font: number;
  readonly hidden: boolean;
  readonly colour: number;
  readonly size: number;
  readonly skip: number;
}

/** A paragraph, a cell's end or a row's end, in order. */
export type RtfPart = { readonly kind: 'paragraph'; readonly text: string; readonly level: number; readonly inTable: boolean } | { readonly kind: 'cell'; readonly text: string } | { readonly kind: 'row'; readonly merged: readonly ('left' | 'above' | undefined)[]; readonly edges: readonly number[] };

export interface RtfContent {
  readonly parts: readonly RtfPart[];
  readonly notes: readonly string[];
  readonly title: string;
  readonly author: string;
}

const DEFAULT_SIZE = 24;
const UNREADABLE_SIZE = 4;
const DEEPEST = 500;

/** Reads the text of an RTF file with its tables, headings and notes; bytes are decoded in the code page of the font they stand in. */
export class RtfReader {
  private readonly parts: RtfPart[] = [];
  private readonly notes: string[] = [];
  private readonly styles = new RtfStyles();
  private readonly stack: State[] = [];
  private state: State = { destination: 'text', font: -1, hidden: false, colour: 0, size: DEFAULT_SIZE, skip: 1 };
  private bytes: number[] = [];
  private text = '';
  private held: string[] = [];
  private note = '';
  private instruction = '';
  private info = { title: '', author: '' };
  private level = 0;
  private inTable = false;
  private merged: ('left' | 'above' | undefined)[] = [];
  private nextMerge: 'left' | 'above' | undefined;
  private edges: number[] = [];
  private ignorable = false;
  private toSkip = 0;
  private hiddenRun = '';

  constructor(private readonly hidden: HiddenText) {}

  read(source: string): RtfContent {
    for (const token of rtfTokens(source)) this.take(token);
    this.flush();
    if (this.text.trim()) this.endParagraph();
    return { parts: this.parts, notes: this.notes, title: this.info.title.trim(), author: this.info.author.trim() };
  }

  private take(token: RtfToken): void {
    if (token.kind !== 'byte') this.flush();
    if (token.kind === 'open') return this.open();
    if (token.kind === 'close') return this.close();
    if (token.kind === 'word') return this.word(token.word, token.value);
    if (this.toSkip > 0 && token.kind === 'byte') return void this.toSkip--;
    if (token.kind === 'byte') return void this.bytes.push(token.byte);
    const text = token.text.slice(this.toSkip);
    this.toSkip = Math.max(0, this.toSkip - token.text.length);
    // Text outside of ASCII stands raw in files of careless writers.
    this.put(/[^\0-\x7f]/.test(text) ? this.decode(Array.from(text, (char) => char.charCodeAt(0) & 0xff)) : text);
  }

  private open(): void {
    if (this.stack.length > DEEPEST) return;
    this.stack.push(this.state);
  }

  private close(): void {
    const { destination } = this.state;
    const outer = this.stack.pop() ?? this.state;
    if (destination !== outer.destination) {
      if (destination === 'footnote' || destination === 'annotation') this.endNote(destination);
    }
    if (destination === 'styles') this.styles.endStyle();
    this.endHidden(outer);
    this.state = outer;
    this.ignorable = false;
    this.toSkip = 0;
  }

  private word(word: string, value: number | undefined): void {
    this.toSkip = 0;
    if (word === '*') return void (this.ignorable = true);
    const ignorable = this.ignorable;
    this.ignorable = false;
    if (SKIPPED.has(word)) return this.change({ destination: 'skip' });
    const destination = DESTINATIONS[word];
    if (destination) return this.change({ destination });
    if (ignorable && !READ_ANYWAY.has(word)) return this.change({ destination: 'skip' });
    if (this.state.destination === 'fonts') return this.font(word, value);
    if (this.state.destination === 'colours') return this.styles.colour(word, value);
    if (this.state.destination === 'styles') return this.styles.style(word, value);
    this.format(word, value);
  }

  private format(word: string, value: number | undefined): void {
    const character = CHARACTERS[word];
    if (character !== undefined) return this.put(character);
    switch (word) {
      case 'u': return this.unicode(value ?? 0x20);
      case 'uc': return this.change({ skip: value ?? 1 });
      case 'ansicpg': return this.styles.setCodepage(value);
      case 'f': return this.change({ font: value ?? -1 });
      case 'v': return this.change({ hidden: value !== 0 });
      case 'cf': return this.change({ colour: value ?? 0 });
      case 'fs': return this.change({ size: value ?? DEFAULT_SIZE });
      case 'plain': return this.change({ hidden: false, colour: 0, size: DEFAULT_SIZE });
      case 'par': case 'sect': case 'page': return this.endParagraph();
      case 'pard': [this.level, this.inTable] = [0, false]; return;
      case 'intbl': return void (this.inTable = true);
      case 's': return void (this.level = this.styles.levelOf(value ?? 0) ?? this.level);
      case 'outlinelevel': return void (this.level = Math.min(6, (value ?? 9) + 1) * Number((value ?? 9) < 6));
      case 'trowd': [this.merged, this.edges, this.nextMerge] = [[], [], undefined]; return;
      case 'clmrg': return void (this.nextMerge = 'left');
      case 'clvmrg': return void (this.nextMerge ??= 'above');
      case 'cellx': this.merged.push(this.nextMerge); this.edges.push(value ?? 0); return void (this.nextMerge = undefined);
      case 'cell': return this.endCell();
      case 'nestcell': return this.put(' ');
      case 'row': return void this.parts.push({ kind: 'row', merged: this.merged, edges: this.edges });
      default:
    }
  }

  private font(word: string, value: number | undefined): void {
    if (word === 'f') this.change({ font: value ?? -1 });
    else this.styles.font(this.state.font, word, value);
  }

  private change(more: Partial<State>): void {
    this.endHidden({ ...this.state, ...more });
    this.state = { ...this.state, ...more };
  }

  private unicode(value: number): void {
    this.put(String.fromCharCode(value < 0 ? value + 65_536 : value));
    this.toSkip = this.state.skip;
  }

  private put(text: string): void {
    const { destination } = this.state;
    if (destination === 'text') {
      if (this.isHidden()) this.hiddenRun += text;
      else this.text += text;
    } else if (destination === 'footnote' || destination === 'annotation') this.note += text;
    else if (destination === 'title' || destination === 'author') this.info[destination] += text;
    else if (destination === 'styles') this.styles.name(text);
    else if (destination === 'instruction') this.instruction += text;
    else if (destination === 'colours') this.styles.endColours(text);
  }

  private isHidden(): boolean {
    return this.state.hidden || this.state.size <= UNREADABLE_SIZE || this.styles.isWhite(this.state.colour);
  }

  private endHidden(next: State): void {
    if (!this.hiddenRun.trim()) return void (this.hiddenRun = '');
    if (next.hidden === this.state.hidden && next.colour === this.state.colour && next.size === this.state.size) return;
    this.hidden.add(this.state.hidden ? 'property' : this.state.size <= UNREADABLE_SIZE ? 'size' : 'colour');
    this.hiddenRun = '';
  }

  private endNote(destination: 'footnote' | 'annotation'): void {
    const note = this.note.replace(/\s+/g, ' ').trim();
    this.note = '';
    if (!note) return;
    this.notes.push(note);
    if (destination === 'footnote') this.text += `[${this.notes.length}]`;
  }

  private endParagraph(): void {
    if (this.state.destination === 'footnote' || this.state.destination === 'annotation') return void (this.note += ' ');
    if (this.state.destination !== 'text') return;
    const text = this.takeText();
    if (this.inTable) this.held.push(text);
    else this.parts.push({ kind: 'paragraph', text, level: this.level, inTable: false });
  }

  private endCell(): void {
    this.parts.push({ kind: 'cell', text: [...this.held, this.takeText()].filter(Boolean).join(' ') });
    this.held = [];
  }

  /** A link's address stands before its words. */
  private takeText(): string {
    const address = /HYPERLINK\s+"([^"]+)"/.exec(this.instruction)?.[1];
    const text = this.text.replace(/[ \t]+/g, ' ').trim();
    [this.text, this.instruction] = ['', ''];
    return address && /^https?:/.test(address) && !text.includes(address) ? `${text} (${address})` : text;
  }

  private flush(): void {
    if (!this.bytes.length) return;
    const bytes = this.bytes;
    this.bytes = [];
    this.put(this.decode(bytes));
  }

  private decode(bytes: readonly number[]): string {
    return decodeBytes(Uint8Array.from(bytes), this.styles.encodingOf(this.state.font));
  }
}
