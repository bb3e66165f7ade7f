import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { capPerDocument } from '../../knowledge/capPerDocument';
import { fuseRanks } from '../../knowledge/fuseRanks';
import type { SearchRequest, StoredHit } from '../../knowledge/KnowledgeStore';
import { type AccessFilter, mayRead } from '../../principal/AccessFilter';
import { accessFilter, onlyConditions, type QdrantFilter } from './filters';
import type { PointFormat } from './PointFormat';
import type { QdrantCollection } from './QdrantCollection';
import { rankPassages } from './rankPassages';
import { sparseOfQuestion } from './sparseVector';

const CANDIDATES = 60;
const answers = z.array(z.object({ points: z.array(z.object({ id: z.string(), score: z.number(), payload: z.unknown().optional() })) }));
type Answer = z.output<typeof answers>[number]['points'];

interface Leg {
  readonly name: 'words' | 'vectors';
  readonly weight: number;
  readonly query: Pick<Schemas['Prefetch'], 'query' | 'using' | 'params'>;
}

function toLegs({ text, vector, weights: { words = 1, vectors = 1 } = {} }: SearchRequest, { codec }: PointFormat): Leg[] {
  const sparse = sparseOfQuestion(text, codec);
  const dense = { query: [...(vector ?? [])], using: 'dense', params: { quantization: { rescore: true, oversampling: 2 } } };
  const legs: Leg[] = [{ name: 'words', weight: sparse.indices.length > 0 ? words : 0, query: { query: sparse, using: 'words' } }, { name: 'vectors', weight: vector ? vectors : 0, query: dense }];
  return legs.filter(({ weight }) => weight > 0);
}

/** One leg alone, or both fused by the server with their own ranks beside; every query of it has the filter, the legs of the fused one too. */
function toSearches(legs: readonly Leg[], filter: QdrantFilter, limit: number): Schemas['QueryRequest'][] {
  const alone = legs.map(({ query }) => ({ ...query, filter, limit }));
  const [first] = alone;
  if (first && alone.length === 1) return [{ ...first, with_payload: true }];
  const fused = { prefetch: alone, query: { rrf: { k: 60, weights: legs.map(({ weight }) => weight) } }, filter, limit, with_payload: true };
  return [fused, ...alone.map((leg) => ({ ...leg, with_payload: false }))];
}

const idsOf = (answer: Answer) => answer.map(({ id }) => id);
const rankOf = (ids: readonly string[] | undefined, id: string) => (ids?.indexOf(id) ?? -1) + 1 || undefined;

/**
 * The candidates, best first, with the rank that each leg gave them. The server's own fusion only chooses them: its weights stretch positions
 * instead of weighing ranks. What the best sentence of each says of the question counts as much as all legs together.
 */
function rank(hits: readonly StoredHit[], legs: readonly Leg[], found: ReadonlyMap<Leg['name'], Answer>, text: string): StoredHit[] {
  const byWords = found.get('words');
  const base = new Map(byWords?.map(({ id, score }) => [id, score]));
  const passages = byWords ? rankPassages(text, hits.map((hit) => ({ ...hit, base: base.get(hit.chunkId) ?? 0 }))).map(({ chunkId }) => chunkId) : [];
  const alone = legs.length === 1 && byWords !== undefined;
  const ranks = new Map(legs.map(({ name }) => [name, alone ? passages : idsOf(found.get(name) ?? [])]));
  const order = fuseRanks(legs.map(({ name, weight }) => ({ ids: ranks.get(name) ?? [], weight })));
  const byId = new Map(hits.map((hit) => [hit.chunkId, hit]));
  return fuseRanks([{ ids: order.map(({ id }) => id), weight: 1 }, { ids: passages, weight: 1 }]).flatMap(({ id, score }) => {
    const hit = byId.get(id);
    return hit ? [{ ...hit, score, ranks: { words: rankOf(ranks.get('words'), id), vectors: rankOf(ranks.get('vectors'), id) } }] : [];
  });
}

/** One request with the access filter in every part of it; every hit is checked once more. */
export async function searchPoints(collection: QdrantCollection, format: PointFormat, request: SearchRequest, access: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
  const { text, limit, perDocument, only = {} } = request;
  const filter = accessFilter(access, format.codec, onlyConditions(only, format.codec));
  const legs = toLegs(request, format);
  if (!filter || legs.length === 0) return [];
  const searches = toSearches(legs, filter, Math.max(CANDIDATES, limit * 4));
  const answer = await collection.read((api, at, init) => api.queryBatchPoints({ ...at, searches }, init), answers, signal);
  const [best = [], ...alone] = (answer ?? []).map(({ points }) => points);
  const hits = best.map((point) => format.toHit(point, point.score, {})).filter((hit) => mayRead(access, hit.tenant, hit.access));
  const found = new Map(legs.map(({ name }, i) => [name, (legs.length === 1 ? best : alone[i]) ?? []]));
  return capPerDocument(rank(hits, legs, found, text), limit, perDocument);
}
