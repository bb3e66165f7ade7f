import { dateTerms } from './dateTerms';
import { foldText } from './foldText';
import { bigramsOf, scanRuns, wordTokens } from './tokenize';

/** What a question asks the word index for. `prefix` terms are single characters, found as the beginning of a token. */
export interface QueryTerms {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  readonly characters: readonly string[];
  readonly prefixes: readonly string[];
}

/** A longer question is cut: its first terms say what it is about, and each term costs a look-up. */
const MOST_TERMS = 128;

/** Particles (folded): beside other words they tell nothing, and as the beginning of a token they are in most passages. */
const PARTICLES = new Set('的了是在和与或及之于吗呢吧');

/** The distinct terms of a question, in the same forms as `tokenize` gives for a text. */
export function queryTerms(question: string): QueryTerms {
  const [words, bigrams, characters, alone] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const folded = foldText(question);
  for (const run of scanRuns(folded)) {
    if (!run.unspaced) for (const token of wordTokens(run.text)) words.add(token);
    else for (const pair of bigramsOf(run.text)) bigrams.add(pair);
    if (run.unspaced) for (const character of run.text) characters.add(character);
    if (run.unspaced && [...run.text].length === 1) alone.add(run.text);
  }
  for (const date of dateTerms(folded)) words.add(date);
  const first = (set: Set<string>) => [...set].slice(0, MOST_TERMS);
  const telling = words.size + bigrams.size > 0 ? new Set([...alone].filter((one) => !PARTICLES.has(one))) : alone;
  return { words: first(words), bigrams: first(bigrams), characters: first(characters), prefixes: first(telling) };
}
