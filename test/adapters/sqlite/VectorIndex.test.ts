import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../../src/adapters/sqlite/knowledgeSchema';
import { procedures } from '../../../src/adapters/sqlite/knowledgeModule';
import { searchVectors } from '../../../src/adapters/sqlite/searchVectors';
import { CHUNKS_PER_DOCUMENT } from '../../../src/adapters/sqlite/knowledgeSchema';
import { LANES, LAYOUT, makeDotKernel } from '../../../src/adapters/sqlite/dotKernel';
import { BestScores } from '../../../src/adapters/sqlite/BestScores';
import type { EmbeddedChunk } from '../../../src/knowledge/KnowledgeStore';
import { makeDocument } from '../../fixtures/documents';

const SCOPE = { knowledgeBase: 'vectors', tenant: 'default' };
/** No multiple of what the processor takes at once. */
const DIMENSIONS = 50;
let seed = 7;
/** A generator of its own, so that a failure can be repeated. */
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
const randomVector = () => Float32Array.from({ length: DIMENSIONS }, random);

function chunksOf(vectors: readonly Float32Array[]): EmbeddedChunk[] {
  return vectors.map((vector, index) => ({ id: `c${index}`, documentId: 'd', index, text: 't', context: '', place: { headings: [] }, offsets: [0, 1], vector }));
}

function exact(all: ReadonlyMap<number, Float32Array>, query: Float32Array, count: number): number[] {
  const cosine = (v: Float32Array) => v.reduce((sum, value, i) => sum + value * (query[i] as number), 0) / Math.hypot(...v);
  return [...all].sort(([, a], [, b]) => cosine(b) - cosine(a)).slice(0, count).map(([key]) => key);
}

test('after documents were added, changed, shortened and removed, the ten nearest are the ten that a full look at every vector gives', () => {
  const db = new DatabaseSync(':memory:');
  for (const migration of migrations) migration(db);
  const truth = new Map<number, Float32Array>();
  const put = (path: string, count: number) => {
    const document = makeDocument(path);
    const vectors = Array.from({ length: count }, randomVector);
    procedures.put(db, { ...SCOPE, document, chunks: chunksOf(vectors) });
    const key = Number(db.prepare('SELECT key FROM documents WHERE id = ?').get(document.id)?.key);
    for (const known of [...truth.keys()]) if (Math.floor(known / CHUNKS_PER_DOCUMENT) === key) truth.delete(known);
    vectors.forEach((vector, index) => truth.set(key * CHUNKS_PER_DOCUMENT + index, vector));
    return key;
  };
  const check = (permitted: ReadonlySet<number>) => {
    const query = randomVector();
    const allowed = new Map([...truth].filter(([key]) => permitted.has(Math.floor(key / CHUNKS_PER_DOCUMENT))));
    expect(searchVectors(db, query, permitted, { count: 10, exact: 10 }).map(({ key }) => key)).toEqual(exact(allowed, query, 10));
  };
  const keys = Array.from({ length: 60 }, (_, i) => put(`${i}.md`, 1 + (i % 7)));
  check(new Set(keys));
  check(new Set(keys.filter((key) => key % 9 === 0)));
  for (let i = 0; i < 40; i++) put(`${i}.md`, 1 + ((i * 3) % 5));
  check(new Set(keys));
  const gone = makeDocument('3.md');
  const key = Number(db.prepare('SELECT key FROM documents WHERE id = ?').get(gone.id)?.key);
  procedures.remove(db, { ...SCOPE, changes: [gone.id] });
  for (const known of [...truth.keys()]) if (Math.floor(known / CHUNKS_PER_DOCUMENT) === key) truth.delete(known);
  check(new Set(keys));
});

test('the best scores are those of a full sort, whatever the order in which they come', () => {
  for (let round = 0; round < 50; round++) {
    const scores = Array.from({ length: 1 + round }, () => Math.round(random() * 20));
    const best = new BestScores(7);
    scores.forEach((score, item) => best.offer(item, score));
    const kept = best.ranked().map(({ score }) => score);
    expect(kept).toEqual([...scores].sort((a, b) => b - a).slice(0, 7));
  }
});

test.each([1, 15, 16, 17, 384, 1000])('the kernel gives for rows of %i values what a plain loop gives, at the ends of the range too', (dimensions) => {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const stride = Math.ceil(dimensions / LANES) * LANES;
  const byte = () => [127, -127, 0, Math.round(random() * 254)][Math.floor((random() + 0.5) * 4)] ?? 0;
  const [query, ...rows] = Array.from({ length: 8 }, () => Int8Array.from({ length: dimensions }, byte)) as [Int8Array, ...Int8Array[]];
  new Int8Array(memory.buffer, LAYOUT.query, stride).set(query);
  rows.forEach((row, at) => new Int8Array(memory.buffer, LAYOUT.rows + at * stride, stride).set(row));
  makeDotKernel(memory)(LAYOUT.rows, rows.length, stride);
  const expected = rows.map((row) => row.reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0));
  expect([...new Int32Array(memory.buffer, LAYOUT.sums, rows.length)]).toEqual(expected);
});
