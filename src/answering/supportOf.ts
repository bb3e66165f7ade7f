import { codePattern } from './codePattern';
import { coverage, matchTerm, searchable } from './coverage';
import { foldWording } from './foldWording';
import { figuresOf, normaliseFacts } from './normaliseFacts';
import { isNegative } from './polarity';
import { questionTerms, type QuestionTerms } from './questionTerms';
import { quoteWindows, type QuoteWindow } from './quoteWindows';

export type Support = { readonly window: QuoteWindow } | { readonly reason: string };

interface Passage {
  readonly text: string;
  readonly context: string;
}

/** The share of a claim's words that one place of the passage must hold. */
const LEAST_SHARE = 0.55;
/** So many Chinese characters in a row that the passage lacks are a name or a statement of the model's own. */
const LONGEST_GAP = 4;
const WINDOWS_TRIED = 12;

/**
 * The place in a passage that supports a claim, or why there is none: all figures, dates, codes and names of the claim stand there,
 * most of its words do, and neither denies what the other states. Two figures swapped within one sentence are not noticed.
 */
export function supportOf(claim: string, passage: Passage): Support {
  const terms = questionTerms(claim);
  if (!terms.total) return { reason: 'It says nothing that can be checked.' };
  const windows = quoteWindows({ ...terms, type: 'other' }, passage).slice(0, WINDOWS_TRIED);
  const reasons = windows.map((window) => ({ window, reason: objection(claim, terms, passage, window) }));
  const good = reasons.find(({ reason }) => !reason);
  return good ? { window: good.window } : { reason: reasons[0]?.reason ?? 'The source is empty.' };
}

function objection(claim: string, terms: QuestionTerms, passage: Passage, window: QuoteWindow): string | undefined {
  const quote = passage.text.slice(window.start, window.end);
  const header = window.sentences.map((one) => one.header ?? '').join(' ');
  const place = searchable(`${passage.context}\n${header}\n${quote}`);
  const figure = [...figuresOf(normaliseFacts(claim))].find((one) => !place.figures.has(one) && !codePattern(one)?.test(place.normalised));
  if (figure) return `The source does not say "${figure}".`;
  const name = namesIn(claim).find((one) => !place.normalised.includes(one));
  if (name) return `The source does not name "${name}".`;
  if (coverage(terms, [place]) < LEAST_SHARE) return 'The source does not say this.';
  const gap = terms.terms.map((term) => longestGap(term.text, matchTerm(term, [place]))).find((text) => text.length >= LONGEST_GAP);
  if (gap) return `The source does not say "${gap}".`;
  return contradicts(claim, quote) ? 'The source says the opposite.' : undefined;
}

/** Latin words with a capital that does not merely begin the sentence, folded. */
function namesIn(claim: string): string[] {
  return (claim.match(/(?<![.!?]\s|^\s*)\b[A-Z][\w-]*/g) ?? []).map(foldWording);
}

function longestGap(text: string, match: readonly number[]): string {
  let [best, from] = ['', 0];
  match.forEach((held, at) => {
    if (held > 0) from = at + 1;
    else if (at + 1 - from > best.length) best = text.slice(from, at + 1);
  });
  return match.length === text.length ? best : '';
}

/** Whether a clause of the claim denies what the clause of the quote nearest to it states, or the other way round. */
function contradicts(claim: string, quote: string): boolean {
  const evidence = clausesOf(quote).map((clause) => ({ clause, text: [searchable(clause)] }));
  return clausesOf(claim).some((clause) => {
    const terms = questionTerms(clause);
    const nearest = evidence.map((one) => ({ ...one, share: coverage(terms, one.text) })).sort((a, b) => b.share - a.share)[0];
    return nearest !== undefined && nearest.share >= 0.5 && isNegative(clause) !== isNegative(nearest.clause);
  });
}

const clausesOf = (text: string) => foldWording(text).split(/[,，;；。:：!?！？\n]|\. /).map((clause) => clause.trim()).filter(Boolean);
