import { InvalidInput } from '../errors/InvalidInput';
import { capPerDocument } from './capPerDocument';
import type { SearchRequest, StoredHit } from './KnowledgeStore';
import type { Reranker } from './Reranker';

/** What is done with the hits of a store before they are cut to the number that was asked for. */
export interface Refinement {
  readonly reranker?: Reranker;
  /** A document changed now counts this share more (0.3 = 30 %); one that is `halfLifeDays` old half of that, and so on. */
  readonly recency?: { readonly share: number; readonly halfLifeDays: number; readonly now: Date };
  /** 0 to 1, of the hit's relevance: see `relevanceOf`. */
  readonly minimumScore?: number;
}

/** Enough for a reranker to find what the ranks missed; each costs it a pass over the text. */
const DEPTH = 40;
const DAY = 86_400_000;

/** Ranks start at 1 and are damped by 60 (fuseRanks), so this is the most that one leg of weight 1 can give. */
const BEST_RANK = 1 / 61;

const needsMore = ({ reranker, recency }: Refinement) => Boolean(reranker ?? recency);

/** The request for the store: more, and uncapped, where something is chosen among its hits afterwards. */
export function widen(request: SearchRequest, refinement: Refinement): SearchRequest {
  return needsMore(refinement) ? { ...request, limit: Math.max(DEPTH, request.limit), perDocument: undefined } : request;
}

/**
 * How much a hit has to do with the question, 0 to 1: what the reranker says; without one the cosine of its vector; without that the share of the
 * best score that ranks can give.
 */
export function relevanceOf({ scores, score }: StoredHit, { vector, weights }: SearchRequest): number {
  if (scores?.rerank !== undefined) return scores.rerank;
  if (scores?.vectors !== undefined) return scores.vectors;
  return score / (BEST_RANK * ((weights?.words ?? 1) + (vector ? (weights?.vectors ?? 1) : 0)));
}

async function rerank(hits: readonly StoredHit[], text: string, reranker: Reranker, signal?: AbortSignal): Promise<StoredHit[]> {
  const scores = await reranker.rank(text, hits.map((hit) => (hit.context ? `${hit.context}\n\n${hit.text}` : hit.text)), signal);
  return hits.map((hit, at) => ({ ...hit, score: scores[at] ?? 0, scores: { ...hit.scores, fused: hit.score, rerank: scores[at] ?? 0 } }));
}

function favourRecent(hit: StoredHit, { share, halfLifeDays, now }: NonNullable<Refinement['recency']>): StoredHit {
  const age = (now.getTime() - Date.parse(hit.modifiedAt ?? '')) / DAY;
  const factor = Number.isNaN(age) ? 1 : 1 + share * 2 ** (-Math.max(0, age) / halfLifeDays);
  return { ...hit, score: hit.score * factor, scores: { ...hit.scores, recency: factor } };
}

function checkMinimum(minimum: number): number {
  if (minimum >= 0 && minimum <= 1) return minimum;
  throw new InvalidInput('MINIMUM_SCORE', `The minimum score ${minimum} is not between 0 and 1.`, 'Choose a number from 0 to 1.');
}

/** Permitted hits, best first: reranked, those too far from the question left out, recent ones favoured, capped per document, cut to the limit. */
export async function refineHits(hits: readonly StoredHit[], request: SearchRequest, refinement: Refinement, signal?: AbortSignal): Promise<StoredHit[]> {
  const { reranker, recency, minimumScore = 0 } = refinement;
  const minimum = checkMinimum(minimumScore);
  const ranked = reranker && hits.length > 0 ? await rerank(hits, request.text, reranker, signal) : hits;
  const near = minimum > 0 ? ranked.filter((hit) => relevanceOf(hit, request) >= minimum) : ranked;
  if (!needsMore(refinement)) return [...near];
  const favoured = recency ? near.map((hit) => favourRecent(hit, recency)) : [...near];
  return capPerDocument(favoured.sort((a, b) => b.score - a.score), request.limit, request.perDocument);
}
