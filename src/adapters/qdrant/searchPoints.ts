import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { capPerDocument } from '../../knowledge/capPerDocument';
import { fuseRanks } from '../../knowledge/fuseRanks';
import type { SearchRequest, StoredHit } from '../../knowledge/KnowledgeStore';
import { type AccessFilter, mayRead } from '../../principal/AccessFilter';
import { accessFilter, onlyConditions } from './filters';
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

const idsOf = (answer: Answer) => answer.map(({ id }) => id);
const ranksOf = (ids: readonly string[]) => new Map(ids.map((id, index) => [id, index + 1]));

/** The points that the legs found, the best first, at most `count`; a point that both found is one. */
function chooseCandidates(legs: readonly Leg[], found: readonly Answer[], count: number): Answer {
  const byId = new Map(found.flatMap((answer) => answer.map((point) => [point.id, point] as const)));
  const order = fuseRanks(legs.map(({ weight }, i) => ({ ids: idsOf(found[i] ?? []), weight })));
  return order.slice(0, count).flatMap(({ id }) => byId.get(id) ?? []);
}

/** The candidates, best first, with the rank that each leg gave them. What the best sentence of each says of the question counts as much as all legs together. */
function rank(hits: readonly StoredHit[], legs: readonly Leg[], found: readonly Answer[], text: string): StoredHit[] {
  const byWords = found[legs.findIndex(({ name }) => name === 'words')];
  const base = new Map(byWords?.map(({ id, score }) => [id, score]));
  const passages = byWords ? rankPassages(text, hits.map((hit) => ({ ...hit, base: base.get(hit.chunkId) ?? 0 }))).map(({ chunkId }) => chunkId) : [];
  const ids = legs.map((_, i) => (legs.length === 1 && byWords ? passages : idsOf(found[i] ?? [])));
  const ranks = new Map(legs.map(({ name }, i) => [name, ranksOf(ids[i] ?? [])]));
  const order = fuseRanks(legs.map(({ weight }, i) => ({ ids: ids[i] ?? [], weight })));
  const byId = new Map(hits.map((hit) => [hit.chunkId, hit]));
  // The best score stays what the legs alone can give, which a minimum score is a share of.
  const weight = legs.reduce((sum, leg) => sum + leg.weight, 0) / (passages.length > 0 ? 2 : 1);
  return fuseRanks([{ ids: order.map(({ id }) => id), weight }, { ids: passages, weight }]).flatMap(({ id, score }) => {
    const hit = byId.get(id);
    return hit ? [{ ...hit, score, ranks: { words: ranks.get('words')?.get(id), vectors: ranks.get('vectors')?.get(id) } }] : [];
  });
}

/**
 * One request with the access filter in each leg; every hit is checked once more. The legs are fused here: the server's own fusion stretches
 * positions instead of weighing ranks, keeps the ranks for itself, and with the legs beside it to know them each would be searched twice.
 */
export async function searchPoints(collection: QdrantCollection, format: PointFormat, request: SearchRequest, access: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
  const { text, limit, perDocument, only = {} } = request;
  const filter = accessFilter(access, format.codec, onlyConditions(only, format.codec));
  const legs = toLegs(request, format);
  if (!filter || legs.length === 0) return [];
  const count = Math.max(CANDIDATES, limit * 4);
  const searches = legs.map(({ query }) => ({ ...query, filter, limit: count, with_payload: true }));
  const answer = await collection.read((api, at, init) => api.queryBatchPoints({ ...at, searches }, init), answers, signal);
  const found = (answer ?? []).map(({ points }) => points);
  const hits = chooseCandidates(legs, found, count).map((point) => format.toHit(point, point.score, {})).filter((hit) => mayRead(access, hit.tenant, hit.access));
  return capPerDocument(rank(hits, legs, found, text), limit, perDocument);
}
