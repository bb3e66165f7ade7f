import { dateTerms } from './dateTerms';
import { foldText } from './foldText';
import { stemEnglish } from './stemEnglish';

/** Scripts written without spaces: Han, kana, Hangul, and the iteration and zero marks. */
const UNSPACED = '\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uac00-\\ud7af\\u{20000}-\\u{323af}';
const LETTERS = `[[\\p{L}\\p{N}]--[${UNSPACED}]]+`;
const RUN = new RegExp(`([${UNSPACED}]+)|(${LETTERS}(?:[.,'’_\\-\\/]${LETTERS})*)`, 'gv');
/** The same for plain English, read twice as fast: no table of all letters is asked. */
const PLAIN_RUN = /()([a-z0-9]+(?:[.,'_\-/][a-z0-9]+)*)/g;
const PLAIN = /^[\0-@[-\x7f]*$/;
const LONGEST_TOKEN = 64;

/** A maximal piece of unspaced script or of a spaced word, with what joins its parts (AB-1234, 3.5, it's). */
export interface Run {
  readonly unspaced: boolean;
  readonly text: string;
  /** UTF-16 index in the folded text. */
  readonly at: number;
}

/** The runs of a text that `foldText` has folded, in order. */
export function* scanRuns(folded: string): Generator<Run> {
  for (const match of folded.matchAll(PLAIN.test(folded) ? PLAIN_RUN : RUN)) yield { unspaced: Boolean(match[1]), text: match[0], at: match.index };
}

/** Every pair of neighbours in an unspaced run. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** A number keeps its decimal point and loses its thousands separators; letters and digits part, so that AB1234 meets AB-1234. */
function partsOf(word: string): string[] {
  return word
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/['’]s$/, '')
    .split(/[,'’_\-/]|(?<!\d)\.|\.(?!\d)/)
    .flatMap((part) => part.match(/\d+(?:\.\d+)*|[^\d.]+/g) ?? []);
}

/** The tokens of a spaced word: its parts (English ones stemmed), and where it has several, the whole without what joined them. */
export function wordTokens(word: string): string[] {
  const parts = partsOf(word);
  const joined = parts.length > 1 && (/\d/.test(word) || word.includes('-')) ? [parts.join('')] : [];
  return [...parts.map(stemEnglish), ...joined].map((token) => token.slice(0, LONGEST_TOKEN));
}

/**
 * The tokens that a text is found by, of letters, digits and inner points only: pairs of neighbours in unspaced scripts, and the last
 * character of each such run by itself (so that one character can be looked up as a prefix); words and numbers elsewhere; dates once more
 * in the one form that all ways of writing them share.
 */
export function tokenize(text: string): string[] {
  const folded = foldText(text);
  const tokens: string[] = [];
  for (const run of scanRuns(folded)) {
    if (run.unspaced) tokens.push(...bigramsOf(run.text), [...run.text].at(-1) ?? '');
    else tokens.push(...wordTokens(run.text));
  }
  const dates = dateTerms(folded);
  return dates.length > 0 ? [...tokens, ...dates.filter((date) => !tokens.includes(date))] : tokens;
}
