import { foldText } from './foldText';
import type { QueryTerms } from './queryTerms';
import { scanRuns, wordTokens } from './tokenize';

/** A candidate of the word index; `base` is its BM25 there. */
export interface Passage {
  readonly text: string;
  readonly context: string;
  readonly base: number;
}

/** How much a term tells passages apart: its inverse document frequency. */
export type TermWeight = (term: string) => number;

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

function holdsOf(text: string, words: boolean): (term: Weighted) => boolean {
  const found = new Set<string>();
  if (words) for (const run of scanRuns(text)) if (!run.unspaced) for (const token of wordTokens(run.text)) found.add(token);
  return ({ term, isWord }) => (isWord ? found.has(term) : text.includes(term));
}

/** The weight of what the best sentence says of the question, counting its neighbours and the context in part. */
function bestSentence(passage: string, context: string, weighted: readonly Weighted[], words: boolean): number {
  const sentences = (passage.match(SENTENCE) ?? []).map((sentence) => holdsOf(sentence, words));
  const inContext = holdsOf(context, words);
  const share = (term: Weighted, index: number): number => {
    if (sentences[index]?.(term)) return 1;
    if (sentences[index - 1]?.(term) || sentences[index + 1]?.(term)) return SHARE.neighbour;
    return inContext(term) ? SHARE.context : 0;
  };
  const scores = sentences.map((_, index) => weighted.reduce((sum, term) => sum + term.weight * share(term, index), 0));
  return Math.max(0, ...scores);
}

/**
 * Scores candidates for a question, in their order: what BM25 says of the whole passage, plus what its best sentence says. An answer
 * stands in one place, so a passage that holds the question's words together is better than one that scatters them.
 */
export function scorePassages(terms: QueryTerms, passages: readonly Passage[], weightOf: TermWeight): number[] {
  const texts = passages.map(({ text }) => foldText(text));
  const weighted = [
    ...terms.words.map((term) => ({ term, isWord: true, weight: weightOf(term) })),
    ...terms.bigrams.map((term) => ({ term, isWord: false, weight: weightOf(term) })),
    ...characterWeights(terms, texts),
  ];
  const words = terms.words.length > 0;
  return passages.map(({ base, context }, index) => base + SHARE.sentence * bestSentence(texts[index] ?? '', foldText(context), weighted, words));
}
