import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../../eval/percentile';
import { connectKnowledgeStore } from '../../src/adapters/connect';
import { hashId } from '../../src/document/hashId';
import type { EmbeddedChunk, KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { type AccessFilter, toAccessFilter } from '../../src/principal/AccessFilter';
import { randomVectors } from './randomVectors';

/** One size of the embedded store, asked by somebody who may read 8 % of it. Times in milliseconds; `ratio` is a plain float loop's median to ours. */
export interface QueryRow {
  readonly chunks: number;
  readonly buildSeconds: number;
  readonly megabytes: number;
  readonly firstQuery: number;
  readonly p50: number;
  readonly p95: number;
  readonly hybridP50: number;
  readonly wordsP50: number;
  readonly floatLoopP50: number;
  readonly ratio: number;
  readonly 'recall@10': number;
}

const DIMENSIONS = 384;
const PER_DOCUMENT = 20;
const SHARE = 0.08;
const QUERIES = 101;
/** Words are as unevenly common as in a language: the n-th is about n times as rare as the first. */
const VOCABULARY = 20_000;
const WORDS_IN_CHUNK = 60;
const LETTERS = 'kotarimesu';

function filterOf(): AccessFilter {
  const now = new Date();
  return toAccessFilter({ tenant: 'bench', user: 'user:asker', groups: ['group:few'], resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() }, now);
}

function wordAt(place: number): string {
  const spread = ((place * 2654435761) % 4294967296) / 4294967296;
  return Math.floor(VOCABULARY ** spread + 500).toString().replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? '');
}

const textOf = (key: number, words = WORDS_IN_CHUNK) => Array.from({ length: words }, (_, i) => wordAt(key * WORDS_IN_CHUNK + i)).join(' ');

interface Truth {
  readonly ids: string[];
  readonly vectors: Float32Array[];
}

async function build(store: KnowledgeStore, chunks: number): Promise<Truth> {
  const next = randomVectors(1, DIMENSIONS);
  const truth: Truth = { ids: [], vectors: [] };
  for (let document = 0; document * PER_DOCUMENT < chunks; document++) {
    const permitted = (document * SHARE) % 1 < SHARE;
    const id = hashId('bench', document);
    const own: EmbeddedChunk[] = Array.from({ length: PER_DOCUMENT }, (_, index) => {
      const text = textOf(document * PER_DOCUMENT + index);
      return { id: hashId(id, index), documentId: id, index, text, context: '', place: { headings: [] }, offsets: [0, text.length], vector: next() };
    });
    const access = { allow: [permitted ? 'group:few' : 'group:many'], deny: [] } as const;
    await store.putDocument({ id, tenant: 'bench', source: { id: 's', path: `${document}` }, title: 't', contentHash: 'h', category: 'knowledge', access, metadata: {} }, own);
    if (permitted) own.forEach((chunk) => chunk.vector && (truth.ids.push(chunk.id), truth.vectors.push(chunk.vector)));
  }
  return truth;
}

/** The plain JavaScript loop over the permitted vectors alone, which are in memory as floats. */
function floatLoop({ ids, vectors }: Truth, query: Float32Array): string[] {
  const scored = vectors.map((vector, at) => {
    let [dot, length] = [0, 0];
    for (let i = 0; i < DIMENSIONS; i++) {
      dot += (vector[i] as number) * (query[i] as number);
      length += (vector[i] as number) ** 2;
    }
    return { at, score: dot / Math.sqrt(length) };
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, 10).map(({ at }) => ids[at] ?? '');
}

async function timed<T>(times: number[], work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

async function askAll(store: KnowledgeStore, truth: Truth) {
  const filter = filterOf();
  const next = randomVectors(1, DIMENSIONS);
  const [first, ours, loop, hybrid, words]: number[][] = [[], [], [], [], []];
  const request = (vector: Float32Array) => ({ text: '', vector, limit: 10, weights: { words: 0 } });
  await timed(first!, () => store.search(request(next()), filter));
  let found = 0;
  for (let i = 0; i < QUERIES; i++) {
    const vector = next();
    const hits = await timed(ours!, () => store.search(request(vector), filter));
    const expected = await timed(loop!, () => floatLoop(truth, vector));
    await timed(hybrid!, () => store.search({ ...request(vector), text: textOf(i * 31, 5), weights: undefined }, filter));
    await timed(words!, () => store.search({ text: textOf(i * 37, 5), limit: 10 }, filter));
    found += hits.filter(({ chunkId }) => expected.includes(chunkId)).length;
  }
  return { first: first![0] ?? 0, ours: ours!, loop: loop!, hybrid: hybrid!, words: words!, recall: found / (QUERIES * 10) };
}

/** Builds a store of so many chunks and asks it; our search goes through the store's thread as nodes ask it. */
export async function benchQuery(chunks: number): Promise<QueryRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-query-'));
  const store = await connectKnowledgeStore({ kind: 'sqlite', folder, knowledgeBase: 'bench', tenant: 'bench', queueMode: false, allWorkersOnThisHost: true });
  try {
    const began = performance.now();
    const truth = await build(store, chunks);
    const buildSeconds = (performance.now() - began) / 1000;
    const { first, ours, loop, hybrid, words, recall } = await askAll(store, truth);
    const [p50, floatLoopP50] = [percentile(ours, 0.5), percentile(loop, 0.5)];
    return {
      chunks, buildSeconds, megabytes: statSync(join(folder, 'bench.sqlite')).size / 1e6, firstQuery: first, p50, p95: percentile(ours, 0.95), hybridP50: percentile(hybrid, 0.5), wordsP50: percentile(words, 0.5),
      floatLoopP50, ratio: floatLoopP50 / p50, 'recall@10': recall,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
