import { codepageName } from '../encoding/codepageName';
import { decodeBytes } from '../encoding/decodeBytes';
import type { HiddenText } from '../hidden/hiddenText';
import { rtfTokens, type RtfToken } from './RtfTokens';

/** What a group inherits. */
interface State {
  readonly destination: 'text' | 'skip' | 'fonts' | 'colours' | 'styles' | 'title' | 'author' | 'instruction' | 'footnote' | 'annotation';
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

const SKIPPED = new Set(['pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'info', 'themedata', 'colorschememapping', 'datastore', 'latentstyles', 'listtable', 'listoverridetable', 'rsidtbl', 'generator', 'xmlnstbl', 'nonshppict', 'atnid', 'atnauthor', 'atrfstart', 'atrfend', 'atndate', 'atnref', 'bkmkstart', 'bkmkend', 'filetbl', 'revtbl', 'deleted']);
const DESTINATIONS: Readonly<Record<string, State['destination']>> = { fonttbl: 'fonts', colortbl: 'colours', stylesheet: 'styles', title: 'title', author: 'author', fldinst: 'instruction', footnote: 'footnote', annotation: 'annotation' };
/** Ignorable groups that hold text of the document all the same. */
const READ_ANYWAY = new Set(['fldinst', 'annotation', 'shppict', 'shptxt', 'shpinst', 'listtext', 'pntext']);
const CHARSETS: Readonly<Record<number, string>> = { 0: 'windows-1252', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250' };
const CHARACTERS: Readonly<Record<string, string>> = { tab: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ', line: '\n' };
const DEFAULT_SIZE = 24;
const UNREADABLE_SIZE = 4;
const DEEPEST = 500;

/** Reads the text of an RTF file with its tables, headings and notes; bytes are decoded in the code page of the font they stand in. */
export class RtfReader {
  private readonly parts: RtfPart[] = [];
  private readonly notes: string[] = [];
  private readonly charsets = new Map<number, string>();
  private readonly styles = new Map<number, number>();
  private readonly white = new Set<number>();
  private readonly stack: State[] = [];
  private state: State = { destination: 'text', font: -1, hidden: false, colour: 0, size: DEFAULT_SIZE, skip: 1 };
  private codepage = 'windows-1252';
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
  private styleName = '';
  private colourIndex = 0;
  private colour = [-1, -1, -1];
  private style = 0;
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
    if (destination === 'styles') this.endStyle();
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
    if (SKIPPED.has(word) && !(word === 'info')) return this.change({ destination: 'skip' });
    const destination = DESTINATIONS[word];
    if (destination) return this.change({ destination });
    if (ignorable && !READ_ANYWAY.has(word)) return this.change({ destination: 'skip' });
    if (this.state.destination === 'fonts') return this.font(word, value);
    if (this.state.destination === 'colours') return this.setColour(word, value);
    if (this.state.destination === 'styles') return this.setStyle(word, value);
    this.format(word, value);
  }

  private format(word: string, value: number | undefined): void {
    const character = CHARACTERS[word];
    if (character !== undefined) return this.put(character);
    switch (word) {
      case 'u': return this.unicode(value ?? 0x20);
      case 'uc': return this.change({ skip: value ?? 1 });
      case 'ansicpg': return void (this.codepage = codepageName(value) ?? this.codepage);
      case 'f': return this.change({ font: value ?? -1 });
      case 'v': return this.change({ hidden: value !== 0 });
      case 'cf': return this.change({ colour: value ?? 0 });
      case 'fs': return this.change({ size: value ?? DEFAULT_SIZE });
      case 'plain': return this.change({ hidden: false, colour: 0, size: DEFAULT_SIZE });
      case 'par': case 'sect': case 'page': return this.endParagraph();
      case 'pard': [this.level, this.inTable] = [0, false]; return;
      case 'intbl': return void (this.inTable = true);
      case 's': return void (this.level = this.styles.get(value ?? 0) ?? this.level);
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
    else if (word === 'fcharset' && value !== undefined && CHARSETS[value]) this.charsets.set(this.state.font, value === 0 ? this.codepage : CHARSETS[value]);
    else if (word === 'cpg') this.charsets.set(this.state.font, codepageName(value) ?? this.codepage);
  }

  private setColour(word: string, value: number | undefined): void {
    const at = ['red', 'green', 'blue'].indexOf(word);
    if (at >= 0) this.colour[at] = value ?? 0;
  }

  private setStyle(word: string, value: number | undefined): void {
    if (word === 's') this.style = value ?? 0;
    else if (word === 'outlinelevel' && value !== undefined && value < 6) this.styles.set(this.style, value + 1);
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
    else if (destination === 'styles') this.styleName += text;
    else if (destination === 'instruction') this.instruction += text;
    else if (destination === 'colours') for (const char of text) if (char === ';') this.endColour();
  }

  private endColour(): void {
    if (this.colour.every((part) => part >= 247)) this.white.add(this.colourIndex);
    this.colourIndex++;
    this.colour = [-1, -1, -1];
  }

  private isHidden(): boolean {
    return this.state.hidden || this.state.size <= UNREADABLE_SIZE || this.white.has(this.state.colour);
  }

  private endHidden(next: State): void {
    if (!this.hiddenRun.trim()) return void (this.hiddenRun = '');
    if (next.hidden === this.state.hidden && next.colour === this.state.colour && next.size === this.state.size) return;
    this.hidden.add(this.state.hidden ? 'property' : this.state.size <= UNREADABLE_SIZE ? 'size' : 'colour');
    this.hiddenRun = '';
  }

  private endStyle(): void {
    const level = Number(/^(?:heading|標題|标题) ?([1-6])/i.exec(this.styleName.trim())?.[1] ?? 0);
    if (level) this.styles.set(this.style, level);
    [this.style, this.styleName] = [0, ''];
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
    return decodeBytes(Uint8Array.from(bytes), this.charsets.get(this.state.font) ?? this.codepage);
  }
}
