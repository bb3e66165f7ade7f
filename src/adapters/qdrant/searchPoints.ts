import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { capPerDocument } from '../../knowledge/capPerDocument';
import { fuseRanks } from '../../knowledge/fuseRanks';
import type { SearchRequest, StoredHit } from '../../knowledge/KnowledgeStore';
import { queryTerms } from '../../knowledge/queryTerms';
import { scorePassages } from '../../knowledge/scorePassages';
import { type AccessFilter, mayRead } from '../../principal/AccessFilter';
import { accessFilter, onlyConditions } from './filters';
import { toHit } from './payloads';
import type { QdrantCollection } from './QdrantCollection';
import { sparseOfQuestion } from './sparseVector';

const CANDIDATES = 60;
const legs = z.array(z.object({ points: z.array(z.object({ id: z.string(), score: z.number(), payload: z.unknown() })) }));
type Leg = readonly StoredHit[];

/** A term's inverse document frequency among the candidates themselves; the server's own counts are not to be had. */
function weightAmong(texts: readonly string[]): (term: string) => number {
  return (term) => {
    const holders = texts.filter((text) => text.includes(term)).length;
    return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
  };
}

/** The word leg again, by what the best sentence of each candidate says. */
function rescore(question: string, hits: Leg): Leg {
  const passages = hits.map(({ text, context, score }) => ({ text, context, base: score }));
  const scores = scorePassages(queryTerms(question), passages, weightAmong(hits.map(({ text }) => text.normalize('NFKC').toLowerCase())));
  return hits.map((hit, i) => ({ hit, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

const rankOf = (leg: Leg, id: string) => leg.findIndex(({ chunkId }) => chunkId === id) + 1 || undefined;

function fuse(words: Leg, vectors: Leg): StoredHit[] {
  const byId = new Map([...words, ...vectors].map((hit) => [hit.chunkId, hit]));
  const ranked = fuseRanks([words, vectors].map((leg) => ({ ids: leg.map(({ chunkId }) => chunkId), weight: 1 })));
  return ranked.flatMap(({ id, score }) => {
    const hit = byId.get(id);
    return hit ? [{ ...hit, score, ranks: { words: rankOf(words, id), vectors: rankOf(vectors, id) } }] : [];
  });
}

/** One request with both legs, the access filter in each; fused here because only so each hit's ranks are known. Every hit is checked once more. */
export async function searchPoints(collection: QdrantCollection, request: SearchRequest, access: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
  const { text, vector, limit, perDocument, only } = request;
  const filter = accessFilter(access, onlyConditions(only));
  const words = sparseOfQuestion(text);
  const leg = (query: Schemas['QueryInterface'], using: string) => ({ query, using, filter, limit: Math.max(CANDIDATES, limit * 4), with_payload: true });
  const hasWords = words.indices.length > 0;
  const searches = [...(hasWords ? [leg(words, 'words')] : []), ...(vector ? [leg([...vector], 'dense')] : [])];
  if (!filter || searches.length === 0) return [];
  const answer = await collection.read((api, at, init) => api.queryBatchPoints({ ...at, searches }, init), legs, signal);
  const hits = (answer ?? []).map(({ points }) => points.map(({ id, score, payload }) => toHit(id, payload, score, {})).filter((hit) => mayRead(access, hit.tenant, hit.access)));
  const [first = [], second = []] = hits;
  return capPerDocument(hasWords ? fuse(rescore(text, first), second) : fuse([], first), limit, perDocument);
}
