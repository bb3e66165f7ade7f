import type { SearchRequest, StoredHit } from '../../src/knowledge/KnowledgeStore';
import { refineHits, type Refinement, relevanceOf, widen } from '../../src/knowledge/refineHits';
import { searchPermitted } from '../../src/knowledge/searchKnowledge';
import { filterOf } from '../contract/knowledgeStore';
import { memoryStore } from '../fixtures/memoryStore';

const NOW = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

function hit(chunkId: string, more: Partial<StoredHit> = {}): StoredHit {
  return {
    chunkId, documentId: chunkId[0] ?? '', title: chunkId, text: chunkId, context: '', place: { headings: [] }, score: 0.01, ranks: {}, tenant: 'default', access: { allow: ['everyone'], deny: [] },
    contentHash: 'h', index: 0, path: `${chunkId}.md`, ...more,
  };
}

const REQUEST: SearchRequest = { text: 'question', limit: 3 };
const reranker = (scores: Record<string, number>) => ({ model: 'r', rank: async (_: string, texts: readonly string[]) => texts.map((text) => scores[text] ?? 0) });
const refined = async (hits: StoredHit[], refinement: Refinement, more: Partial<SearchRequest> = {}) => (await refineHits(hits, { ...REQUEST, ...more }, refinement)).map(({ chunkId }) => chunkId);

test.each<{ why: string; hits: StoredHit[]; refinement: Refinement; more?: Partial<SearchRequest>; expected: string[] }>([
  { why: 'without a refinement the order of the store stays', hits: [hit('a'), hit('b', { score: 9 })], refinement: {}, expected: ['a', 'b'] },
  { why: "the reranker's order counts, and its zeros stay at the end", hits: [hit('a'), hit('b'), hit('c')], refinement: { reranker: reranker({ c: 0.9, b: 0.2 }) }, expected: ['c', 'b', 'a'] },
  { why: 'what is too far by the reranker is left out', hits: [hit('a'), hit('b')], refinement: { reranker: reranker({ a: 0.1, b: 0.8 }), minimumScore: 0.5 }, expected: ['b'] },
  { why: 'what is too far by its vector is left out', hits: [hit('a', { scores: { vectors: 0.3 } }), hit('b', { scores: { vectors: 0.7 } })], refinement: { minimumScore: 0.5 }, expected: ['b'] },
  { why: 'of equal scores the newer one is first', hits: [hit('a', { modifiedAt: daysAgo(900) }), hit('b', { modifiedAt: daysAgo(1) })], refinement: { recency: { share: 0.3, halfLifeDays: 365, now: NOW } }, expected: ['b', 'a'] },
  { why: 'a much better one stays first though it is old', hits: [hit('a', { score: 0.02, modifiedAt: daysAgo(900) }), hit('b', { modifiedAt: daysAgo(1) })], refinement: { recency: { share: 0.3, halfLifeDays: 365, now: NOW } }, expected: ['a', 'b'] },
  { why: 'a date in the future or none at all counts for nothing more', hits: [hit('a'), hit('b', { modifiedAt: daysAgo(-500) })], refinement: { recency: { share: 0.3, halfLifeDays: 365, now: NOW } }, expected: ['b', 'a'] },
  { why: 'the cap per document and the limit hold after the new order', hits: [hit('a1'), hit('a2'), hit('a3'), hit('b1'), hit('b2')], refinement: { reranker: reranker({ a1: 0.9, a2: 0.8, a3: 0.7, b1: 0.1 }) }, more: { perDocument: 1, limit: 2 }, expected: ['a1', 'b1'] },
])('$why', async ({ hits, refinement, more, expected }) => expect(await refined(hits, refinement, more)).toEqual(expected));

test('a refinement that chooses asks the store for more, uncapped', () => {
  expect(widen({ ...REQUEST, perDocument: 1 }, { reranker: reranker({}) })).toMatchObject({ limit: 40, perDocument: undefined });
  expect(widen({ ...REQUEST, perDocument: 1 }, { minimumScore: 0.5 })).toMatchObject({ limit: 3, perDocument: 1 });
});

test('without vectors and reranker, the best possible rank in words is relevance 1', () => expect(relevanceOf(hit('a', { score: 1 / 61 }), REQUEST)).toBeCloseTo(1, 10));

test.each([-0.1, 1.5, NaN])('the minimum %p is refused', (minimumScore) => expect(refined([hit('a')], { minimumScore })).rejects.toMatchObject({ code: 'MINIMUM_SCORE' }));

test('a neighbour that the person may not read is left out, one that was found already comes once, and what a reranker sees was checked before', async () => {
  const seen: string[] = [];
  const secret = { access: { allow: ['group:hr'], deny: [] } } as const;
  const store = { ...memoryStore([hit('a'), hit('s', secret)]), neighbours: async () => [hit('a'), hit('n'), hit('t', secret)] };
  const spy = { model: 'r', rank: async (_: string, texts: readonly string[]) => (seen.push(...texts), texts.map(() => 0.5)) };
  const hits = await searchPermitted(store, REQUEST, filterOf('user:lee'), { neighbours: true, refinement: { reranker: spy } });
  expect(hits.map(({ chunkId, neighbourOf }) => [chunkId, neighbourOf])).toEqual([['a', undefined], ['n', 'a']]);
  expect(seen).toEqual(['a']);
});
