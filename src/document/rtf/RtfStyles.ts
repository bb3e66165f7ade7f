import { codepageName } from '../encoding/codepageName';
import { CHARSETS } from './rtfWords';

const NEARLY_WHITE = 247;
const HEADING = /^(?:heading|標題|标题) ?([1-6])/i;

/** What an RTF file says of its fonts, colours and styles before its text begins. */
export class RtfStyles {
  private readonly charsets = new Map<number, string>();
  private readonly levels = new Map<number, number>();
  private readonly white = new Set<number>();
  private codepage = 'windows-1252';
  private colours = 0;
  private parts = [-1, -1, -1];
  private current = { number: 0, name: '' };

  setCodepage(value: number | undefined): void {
    this.codepage = codepageName(value) ?? this.codepage;
  }

  font(font: number, word: string, value: number | undefined): void {
    if (word === 'fcharset' && value !== undefined && CHARSETS[value]) this.charsets.set(font, value === 0 ? this.codepage : CHARSETS[value]);
    else if (word === 'cpg') this.charsets.set(font, codepageName(value) ?? this.codepage);
  }

  colour(word: string, value: number | undefined): void {
    const at = ['red', 'green', 'blue'].indexOf(word);
    if (at >= 0) this.parts[at] = value ?? 0;
  }

  /** A semicolon ends each colour of the table. */
  endColours(text: string): void {
    for (const char of text) if (char === ';') this.endColour();
  }

  style(word: string, value: number | undefined): void {
    if (word === 's') this.current.number = value ?? 0;
    else if (word === 'outlinelevel' && value !== undefined && value < 6) this.levels.set(this.current.number, value + 1);
  }

  name(text: string): void {
    this.current.name += text;
  }

  endStyle(): void {
    const level = Number(HEADING.exec(this.current.name.trim())?.[1] ?? 0);
    if (level) this.levels.set(this.current.number, level);
    this.current = { number: 0, name: '' };
  }

  /** The heading level of a style, 1 to 6. */
  levelOf(style: number): number | undefined {
    return this.levels.get(style);
  }

  isWhite(colour: number): boolean {
    return this.white.has(colour);
  }

  encodingOf(font: number): string {
    return this.charsets.get(font) ?? this.codepage;
  }

  private endColour(): void {
    if (this.parts.every((part) => part >= NEARLY_WHITE)) this.white.add(this.colours);
    this.colours++;
    this.parts = [-1, -1, -1];
  }
}
