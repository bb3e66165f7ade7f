import { dateTerms } from './dateTerms';
import { foldText } from './foldText';
import type { QueryTerms } from './queryTerms';
import { scanRuns, wordTokens } from './tokenize';

/** A candidate of the word index; `base` is its BM25 there. */
export interface Passage {
  readonly text: string;
  readonly context: string;
  readonly base: number;
}

/** How much a term tells passages apart: its inverse document frequency. `texts` are those of the candidates, folded. */
export type TermWeight = (term: string, texts: readonly string[]) => number;

/** Shares that were measured, not derived (eval retrieval): their exact values matter little, leaving one out costs 0.5 to 1.5 points of hit@1. */
const SHARE = {
  /** The best sentence against the whole passage. */
  sentence: 1,
  /** A term in the sentence before or after, or in the context (title and headings) only. */
  neighbour: 0.5,
  context: 0.5,
  /** A single character of an unspaced script against a pair: it finds 日韓 in 韓日, but much else too. */
  character: 0.5,
} as const;

const SENTENCE = /(?:[^。！？!?；\n.]|\.(?!\s|$))+[。！？!?；\n.]*/g;

/** A word of three letters or more that has no parts and no digits. */
const PLAIN_WORD = /^\p{L}{3,}$/u;
const THOUSANDS = /\d,\d/;

interface Weighted {
  readonly term: string;
  readonly weight: number;
  readonly isWord: boolean;
}

/** Single characters are not in the index, so their weight comes from the candidates: what most of them hold tells nothing. */
function characterWeights(terms: QueryTerms, texts: readonly string[]): Weighted[] {
  return terms.characters.map((term) => {
    const holders = texts.filter((text) => text.includes(term)).length;
    return { term, isWord: false, weight: SHARE.character * Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5)) };
  });
}

/** Which of the terms (by their place in the list) a text holds. */
function holdings(text: string, weighted: readonly Weighted[], among: readonly number[], wordsIn: (text: string) => ReadonlySet<string>): number[] {
  const words = wordsIn(text);
  return among.filter((at) => {
    const { term, isWord } = weighted[at] as Weighted;
    return isWord ? words.has(term) : text.includes(term);
  });
}

/** Reads the words of a text that may be terms of the question; most words are not, and are told apart by how they begin. */
function wordReader(terms: readonly string[]): (text: string) => ReadonlySet<string> {
  const beginnings = new Set(terms.map((term) => term.slice(0, 3)));
  const holdsBeginning = (text: string) => [...beginnings].some((beginning) => text.includes(beginning));
  const mayHoldTerm = (word: string) => (PLAIN_WORD.test(word) ? beginnings.has(word.slice(0, 3)) : word.includes(',') || holdsBeginning(word));
  const none: ReadonlySet<string> = new Set();
  // Passages on one matter share their words.
  const known = new Map<string, readonly string[]>();
  const tokensOf = (word: string): readonly string[] => {
    const tokens = known.get(word) ?? (mayHoldTerm(word) ? wordTokens(word) : []);
    known.set(word, tokens);
    return tokens;
  };
  const asksForDate = terms.some((term) => /^\d{4}(?:\d\d){0,2}$/.test(term));
  return (text) => {
    if (!asksForDate && !holdsBeginning(text) && !THOUSANDS.test(text)) return none;
    const found = new Set<string>(asksForDate ? dateTerms(text) : []);
    for (const { unspaced, text: word } of scanRuns(text)) if (!unspaced) for (const token of tokensOf(word)) found.add(token);
    return found;
  };
}

/** The weight of what the best sentence says of the question, counting its neighbours and the context in part. */
function bestSentence(sentences: readonly (readonly number[])[], context: readonly number[], weights: readonly number[]): number {
  const share = new Float64Array(weights.length);
  const atLeast = (terms: readonly number[] | undefined, least: number) => terms?.forEach((at) => (share[at] = Math.max(share[at] as number, least)));
  return sentences.reduce((best, own, index) => {
    share.fill(0);
    atLeast(context, SHARE.context);
    atLeast(sentences[index - 1], SHARE.neighbour);
    atLeast(sentences[index + 1], SHARE.neighbour);
    atLeast(own, 1);
    return Math.max(best, share.reduce((sum, part, at) => sum + part * (weights[at] as number), 0));
  }, 0);
}

/**
 * Scores candidates for a question, in their order: what BM25 says of the whole passage, plus what its best sentence says. An answer
 * stands in one place, so a passage that holds the question's words together is better than one that scatters them.
 */
export function scorePassages(terms: QueryTerms, passages: readonly Passage[], weightOf: TermWeight): number[] {
  const texts = passages.map(({ text }) => foldText(text));
  const weighted = [
    ...terms.words.map((term) => ({ term, isWord: true, weight: weightOf(term, texts) })),
    ...terms.bigrams.map((term) => ({ term, isWord: false, weight: weightOf(term, texts) })),
    ...characterWeights(terms, texts),
  ];
  const wordsIn = wordReader(terms.words);
  const weights = weighted.map(({ weight }) => weight);
  const all = weighted.map((_, at) => at);
  return passages.map(({ base, context }, index) => {
    const text = texts[index] ?? '';
    // Most terms are not in most passages: what the whole does not hold, none of its sentences does. Words are read once, in the sentences.
    const possible = all.filter((at) => weighted[at]?.isWord || text.includes(weighted[at]?.term ?? ''));
    const sentences = (text.match(SENTENCE) ?? []).map((sentence) => holdings(sentence, weighted, possible, wordsIn));
    return base + SHARE.sentence * bestSentence(sentences, holdings(foldText(context), weighted, all, wordsIn), weights);
  });
}
