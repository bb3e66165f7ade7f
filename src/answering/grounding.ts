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

/** Fitted by logistic regression on answerable and unanswerable questions in both languages (DRCD with the right passage withheld, SQuAD 2.0), then rounded. */
const FIT = { bias: -7.4, quote: 1.4, placed: 4, passage: 4, nowhere: -0.2, lacksKey: -1, holdsType: 1.2 } as const satisfies Record<'bias' | keyof GroundingSigns, number>;

/** How likely it is that the best quote answers the question, from what the permitted hits hold of it. */
export function grounding(question: string, best: QuoteWindow, passage: Passage, hits: readonly Passage[]): Grounding {
  const terms = questionTerms(question);
  const own = [searchable(`${passage.context}\n${passage.text}`)];
  const all = hits.map(({ context, text }) => searchable(`${context}\n${text}`));
  const keys = terms.terms.filter(({ kind, weights }) => kind !== 'chinese' && weights[0]! > 1);
  const signs: GroundingSigns = {
    quote: best.own,
    placed: best.placed,
    passage: coverage(terms, own),
    nowhere: 1 - coverage(terms, all),
    lacksKey: keys.length ? keys.filter((term) => !matchTerm(term, own)[0]).length / keys.length : 0,
    holdsType: best.holdsType ? 1 : 0,
  };
  const sum = (Object.keys(signs) as (keyof GroundingSigns)[]).reduce<number>((total, sign) => total + FIT[sign] * signs[sign], FIT.bias);
  return { confidence: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, signs };
}
