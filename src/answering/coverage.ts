import { dateTerms } from '../knowledge/dateTerms';
import { alikeWords } from './alikeWords';
import { figuresOf, normaliseFacts } from './normaliseFacts';
import { stem, type QuestionTerms, type Term } from './questionTerms';

/** A text prepared once for many comparisons. */
export interface Searchable {
  readonly normalised: string;
  readonly words: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  /** Runs of digits, also those inside a part number. */
  readonly digits: ReadonlySet<string>;
  /** As `dateTerms` gives them. */
  readonly dates: ReadonlySet<string>;
}

export function searchable(text: string): Searchable {
  const normalised = normaliseFacts(text);
  const words = new Set((normalised.match(/[a-z\u00c0-\u024f]+(?:[-_.'/][a-z0-9\u00c0-\u024f]+)*/g) ?? []).flatMap((word) => [stem(word), ...word.split(/[-_.'/]/).map(stem)]));
  return { normalised, words, figures: figuresOf(normalised), digits: new Set(normalised.match(/\d{3,}/g)), dates: new Set(dateTerms(normalised)) };
}

/** A Chinese character that stands in the text, but in none of its pairs, is a weak sign. */
const LONE_CHARACTER = 0.25;
/** Another word for the same thing is nearly as good as the word. */
const ALIKE = 0.85;
/** A word shortened to the first characters of its halves: 團保 for 團體保險. */
const SHORTENED = 0.7;
/** The number of a part number whose letters stand beside it in the question. */
const PART_OF_CODE = 0.85;
/** A text may name the day and leave the year to its title, or the year alone. */
const PART_OF_DATE = { day: 0.6, year: 0.3 } as const;

/** How much of each term stands in any of the texts, 0 to 1 per character (or per word). */
export function matchTerm(term: Term, texts: readonly Searchable[]): number[] {
  if (term.kind === 'word') return [texts.some(({ words }) => words.has(term.text)) ? 1 : 0];
  if (term.kind === 'date') return [matchDate(term.text, texts)];
  if (term.kind === 'figure') return [matchFigure(term, texts)];
  const matched = term.weights.map<number>((_, at) => (texts.some(({ normalised }) => normalised.includes(term.text[at]!)) ? (term.text.length === 1 ? 1 : LONE_CHARACTER) : 0));
  for (let at = 0; at + 1 < term.text.length; at++) {
    const pair = term.text.slice(at, at + 2);
    if (texts.some(({ normalised }) => normalised.includes(pair))) matched[at] = matched[at + 1] = 1;
    else if (texts.some(({ normalised }) => isShortened(pair, normalised))) for (const i of [at, at + 1]) matched[i] = Math.max(matched[i]!, SHORTENED);
  }
  for (const { at, length, others } of alikeWords(term.text))
    if (others.some((other) => texts.some(({ normalised }) => normalised.includes(other)))) for (let i = at; i < at + length; i++) matched[i] = Math.max(matched[i]!, ALIKE);
  return matched;
}

function matchFigure({ text, pattern }: Term, texts: readonly Searchable[]): number {
  if (texts.some(({ figures, normalised }) => figures.has(text) || pattern?.test(normalised))) return 1;
  return texts.some(({ digits }) => digits.has(text)) ? PART_OF_CODE : 0;
}

/** A day or month of a year as `dateTerms` writes it, or a day of any year. */
function matchDate(date: string, texts: readonly Searchable[]): number {
  const holds = (term: string) => texts.some(({ dates, figures }) => dates.has(term) || figures.has(term));
  if (holds(date)) return 1;
  const [year, rest] = [date.slice(0, -4), date.slice(-4)];
  if (date.length === 6) return holds(date.slice(0, 4)) ? PART_OF_DATE.year : 0;
  const shares = [year && holds(year) ? PART_OF_DATE.year : 0, year && holds(rest) ? PART_OF_DATE.day : 0];
  return shares[0] && shares[1] ? 1 : Math.max(...shares);
}

/** The share of the question's weight that the texts hold, 0 to 1; a question without content is held by nothing. */
export function coverage(question: QuestionTerms, texts: readonly Searchable[]): number {
  if (!question.total) return 0;
  const held = question.terms.reduce((sum, term) => sum + matchTerm(term, texts).reduce((own, match, at) => own + match * term.weights[at]!, 0), 0);
  return held / question.total;
}

function isShortened(pair: string, text: string): boolean {
  for (let at = text.indexOf(pair[0]!); at >= 0; at = text.indexOf(pair[0]!, at + 1)) if (text[at + 2] === pair[1] && /[\u3400-\u9fff]/.test(text[at + 1]!)) return true;
  return false;
}
