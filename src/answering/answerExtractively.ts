import type { StoredHit } from '../knowledge/KnowledgeStore';
import type { Citation } from './Answer';
import { notFoundText, quoteText } from './answerText';
import { grounding } from './grounding';
import { locateQuote } from './locateQuote';
import { questionTerms } from './questionTerms';
import { quoteWindows, type QuoteWindow } from './quoteWindows';

/** What the extractive answer reads of a hit that the asker may see. */
export type QuotableHit = Pick<StoredHit, 'chunkId' | 'documentId' | 'title' | 'text' | 'context' | 'place' | 'url'>;

export interface ExtractiveOptions {
  readonly maxQuotes?: number;
  /** The least confidence that is answered; lower finds more and is wrong more often. */
  readonly leastConfidence?: number;
}

export interface ExtractiveAnswer {
  readonly status: 'answered' | 'notFound';
  readonly text: string;
  readonly citations: readonly Citation[];
  /** 0 to 1: how likely the permitted passages hold an answer, calibrated on answerable and unanswerable questions. */
  readonly confidence: number;
}

interface Candidate {
  readonly hit: QuotableHit;
  readonly window: QuoteWindow;
  readonly rank: number;
}

const DEFAULT_QUOTES = 3;
export const LEAST_CONFIDENCE = 0.5;
/** A hit further down must be better to be quoted first. */
const RANK_COST = 0.02;
/** A quote much weaker than the best one is left out. */
const LEAST_SHARE_OF_BEST = 0.55;
/** An old and a new version of a rule should both be seen. */
const MOST_OF_ONE_DOCUMENT = 2;
const WINDOWS_PER_HIT = 4;

/** Answers with sentences quoted word for word from the hits (best first), or says that it found nothing. Pure. */
export function answerExtractively(question: string, hits: readonly QuotableHit[], options: ExtractiveOptions = {}): ExtractiveAnswer {
  const candidates = rankWindows(question, hits);
  const confidence = candidates.length ? grounding(question, candidates[0]!.window, candidates[0]!.hit, hits).confidence : 0;
  if (confidence < (options.leastConfidence ?? LEAST_CONFIDENCE)) return { status: 'notFound', text: notFoundText(question), citations: [], confidence };
  const citations = pick(candidates, options.maxQuotes ?? DEFAULT_QUOTES).map(toCitation);
  return { status: 'answered', text: quoteText(citations), citations, confidence };
}

/** All quotable windows of the hits, best first, each with the hit it stands in. */
export function rankWindows(question: string, hits: readonly QuotableHit[]): Candidate[] {
  const terms = questionTerms(question);
  return hits
    .flatMap((hit, rank) => quoteWindows(terms, hit).slice(0, WINDOWS_PER_HIT).map((window) => ({ hit, window, rank })))
    .sort((a, b) => value(b) - value(a));
}

const value = ({ window, rank }: Candidate) => window.score - rank * RANK_COST;

function pick(candidates: readonly Candidate[], most: number): Candidate[] {
  const picked: Candidate[] = [];
  if (!candidates.length) return picked;
  const floor = value(candidates[0]!) * LEAST_SHARE_OF_BEST;
  for (const candidate of candidates) {
    if (picked.length === most) break;
    const sameDocument = picked.filter(({ hit }) => hit.documentId === candidate.hit.documentId).length;
    const others = candidates.some((one) => value(one) >= floor && !picked.some(({ hit }) => hit.documentId === one.hit.documentId));
    if (sameDocument >= MOST_OF_ONE_DOCUMENT && others) continue;
    if (value(candidate) >= floor && !picked.some((other) => overlaps(other, candidate))) picked.push(candidate);
  }
  return picked;
}

function overlaps(a: Candidate, b: Candidate): boolean {
  if (a.hit.chunkId !== b.hit.chunkId) return quoteOf(a) === quoteOf(b);
  return a.window.start < b.window.end && b.window.start < a.window.end;
}

const quoteOf = ({ hit, window }: Candidate) => hit.text.slice(window.start, window.end);

function toCitation(candidate: Candidate, index: number): Citation {
  const { hit, window } = candidate;
  const place = locateQuote(hit.text, window.start, window.end, hit.place);
  return { n: index + 1, documentId: hit.documentId, title: hit.title, place, quote: quoteOf(candidate), ...(hit.url && { url: hit.url }) };
}
