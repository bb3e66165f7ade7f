import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sampleText } from '../sampleText';

/** Real sentences, put together anew for as many chunks as are asked for, the same in every run. */
export interface Corpus {
  readonly from: string;
  /** About 300 characters of one language. */
  chunk(number: number): string;
  /** A few words that stand in the chunk, as somebody would type them. */
  question(number: number): string;
}

/** Debian's packages debian-reference-zh-tw and debian-reference-en. */
const MANUALS = ['zh-tw', 'en'].map((language) => `/usr/share/debian-reference/debian-reference.${language}.txt.gz`);
const LENGTH = 300;
const FEWEST = 20;

/** A number of 0 to 1 that depends on both and on nothing else (a multiplicative hash). */
function draw(number: number, turn: number): number {
  let state = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

/** Lines of a paragraph are joined: with a space, or in Chinese without. */
function paragraphsOf(text: string): string[] {
  const joined = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim().replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*/g, '').replace(/\s+/g, ' '));
  return joined.filter((paragraph) => paragraph.length >= FEWEST);
}

function makeChunk(paragraphs: readonly string[], number: number): string[] {
  const chosen: string[] = [];
  for (let turn = 0, length = 0; length < LENGTH; turn++) {
    const paragraph = (paragraphs[Math.floor(draw(number, turn) * paragraphs.length)] ?? '').slice(0, LENGTH);
    chosen.push(paragraph);
    length += paragraph.length;
  }
  return chosen;
}

/** Twelve characters of Chinese, or six words. */
function cut(paragraph: string, at: number): string {
  if (/[\u4e00-\u9fff]/.test(paragraph)) return paragraph.slice(Math.floor(at * Math.max(0, paragraph.length - 12))).slice(0, 12);
  const words = paragraph.split(' ');
  return words.slice(Math.floor(at * Math.max(0, words.length - 6))).slice(0, 6).join(' ');
}

/** Debian's manuals where they are installed, else the sample company's documents. */
export function openCorpus(): Corpus {
  const found = MANUALS.filter(existsSync);
  const texts = found.length > 0 ? found.map((path) => gunzipSync(readFileSync(path)).toString()) : [sampleText(1e6)];
  const languages = texts.map(paragraphsOf);
  const paragraphs = (number: number) => makeChunk(languages[number % languages.length] ?? [], number);
  return {
    from: found.length > 0 ? 'debian-reference' : 'sample/documents',
    chunk: (number) => paragraphs(number).join('\n\n'),
    question: (number) => cut(paragraphs(number)[0] ?? '', draw(number, 99)),
  };
}
