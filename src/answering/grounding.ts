import { coverage, matchTerm, searchable } from './coverage';
import { questionTerms } from './questionTerms';
import type { QuoteWindow } from './quoteWindows';

/** The signs by which an answer is trusted or withheld, each 0 to 1. */
export interface GroundingSigns {
  /** Share of the question that the best quote holds, alone and with the headings above it. */
  readonly quote: number;
  readonly placed: number;
  /** Share that the whole passage with its headings holds. */
  readonly passage: number;
  /** Share that stands nowhere in any permitted hit. */
  readonly nowhere: number;
  /** Share of the figures, codes and names of the question that the passage lacks. */
  readonly lacksKey: number;
  /** Longest part of a Chinese run, or word, that is missing from the passage: a missing name is one block. */
  readonly gap: number;
  readonly holdsType: number;
}

export interface Grounding {
  readonly confidence: number;
  readonly signs: GroundingSigns;
}

interface Passage {
  readonly text: string;
  readonly context: string;
}

/** Fitted by logistic regression on answerable and unanswerable questions in both languages (docs/answering.md says how). */
const FIT = { bias: -5, quote: 2, placed: 2, passage: 4, nowhere: -2, lacksKey: -1.5, gap: -1, holdsType: 0.5 } as const satisfies Record<'bias' | keyof GroundingSigns, number>;

/** How likely it is that the best quote answers the question, from what the permitted hits hold of it. */
export function grounding(question: string, best: QuoteWindow, passage: Passage, hits: readonly Passage[]): Grounding {
  const terms = questionTerms(question);
  const own = [searchable(`${passage.context}\n${passage.text}`)];
  const all = hits.map(({ context, text }) => searchable(`${context}\n${text}`));
  const missing = terms.terms.map((term) => ({ term, match: matchTerm(term, own) }));
  const key = missing.filter(({ term }) => term.weights[0]! > 1);
  const gaps = missing.map(({ match }) => longestGap(match));
  const signs: GroundingSigns = {
    quote: best.own,
    placed: best.placed,
    passage: coverage(terms, own),
    nowhere: 1 - coverage(terms, all),
    lacksKey: key.length ? key.filter(({ match }) => !match[0]).length / key.length : 0,
    gap: Math.min(1, Math.max(0, ...gaps) / 4),
    holdsType: best.holdsType ? 1 : 0,
  };
  const sum = (Object.keys(signs) as (keyof GroundingSigns)[]).reduce<number>((total, sign) => total + FIT[sign] * signs[sign], FIT.bias);
  return { confidence: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, signs };
}

function longestGap(match: readonly number[]): number {
  let [longest, run] = [0, 0];
  for (const held of match) longest = Math.max(longest, (run = held < 1 ? run + 1 : 0));
  return longest;
}
