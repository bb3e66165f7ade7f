import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { EmbeddingModel } from '../../src/embedding/EmbeddingModel';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { ServiceUnavailable } from '../../src/errors/ServiceUnavailable';
import { applySync, type SyncContext } from '../../src/knowledge/applySync';
import type { SyncPlan } from '../../src/knowledge/planSync';
import { makeDocument } from '../fixtures/documents';
import { memoryStore } from '../fixtures/memoryStore';

const empty: SyncPlan = { source: 'nas', add: [], update: [], rights: [], stale: [], touch: [], remove: [], bury: [], forget: [], deleted: 0, skipped: 0, warnings: [] };
const documents = (count: number) => Array.from({ length: count }, (_, i) => makeDocument(`${i}.md`));

/** Embeds a text as its length; refuses what contains `poison`. */
function countingModel(calls: number[]): EmbeddingModel {
  return {
    model: 'length',
    embed: async (texts) => {
      calls.push(texts.length);
      if (texts.some((text) => text.includes('poison'))) throw new InvalidInput('TOO_LONG', 'refused', 'shorten');
      return texts.map((text) => new Float32Array([text.length, 1]));
    },
  };
}

function apply(plan: Partial<SyncPlan>, context: Partial<SyncContext> = {}) {
  let clock = 0;
  return applySync({ ...empty, ...plan }, { store: memoryStore(), chunk: chunkDocument, now: () => (clock += 500), ...context });
}

test('rights change before anything else, and what is gone goes last', async () => {
  const store = memoryStore();
  const access = { allow: [], deny: [] };
  await apply({ add: documents(1), rights: [{ documentId: 'x', access }], stale: ['y'], touch: [{ documentId: 'z', source: { id: 'nas', path: 'z' } }], remove: ['w'] }, { store });
  expect(store.calls).toEqual(['rights', 'put 0.md', 'stale', 'touch', 'delete']);
});

test('chunks of many documents are embedded in few calls, and each gets its own vector with its context', async () => {
  const [calls, store, done]: [number[], ReturnType<typeof memoryStore>, string[]] = [[], memoryStore(), []];
  const report = await apply({ add: documents(300), update: [makeDocument('u.md')], skipped: 4 }, { store, embeddings: countingModel(calls), onProgress: (n, of) => done.push(`${n}/${of}`) });
  expect(calls).toEqual([128, 128, 45]);
  expect(report).toEqual({ knowledgeBase: 'memory', added: 300, updated: 1, skipped: 4, deleted: 0, stale: 0, rightsUpdated: 0, chunks: 301, seconds: 0.5, failed: [], warnings: [] });
  expect(store.put.get('7.md')?.[0]?.vector?.[0]).toBe('7.md\n\nThe manual of 7.md.'.length);
  expect(done.at(-1)).toBe('301/301');
});

test('a text that the embedding server refuses fails its own document only', async () => {
  const store = memoryStore();
  const report = await apply({ add: [...documents(2), makeDocument('bad.md', { markdown: 'poison' })] }, { store, embeddings: countingModel([]) });
  expect(report).toMatchObject({ added: 2, failed: [{ path: 'bad.md', code: 'TOO_LONG', message: 'refused', todo: 'shorten' }] });
  expect([...store.put.keys()]).toEqual(['0.md', '1.md']);
});

test('a server that is down ends the run at once instead of failing every document', async () => {
  const store = memoryStore();
  const embeddings: EmbeddingModel = { model: 'm', embed: () => Promise.reject(new ServiceUnavailable('DOWN', 'no answer', 'start it')) };
  await expect(apply({ add: documents(5), remove: ['x'] }, { store, embeddings })).rejects.toMatchObject({ code: 'DOWN' });
  expect(store.calls).toEqual([]);
});

test('a model other than the one that the knowledge base was made with is refused before anything is embedded', async () => {
  const calls: number[] = [];
  const store = { ...memoryStore(), describe: async () => ({ kind: 'sqlite', knowledgeBase: 'kb', schemaVersion: 1, documents: 3, chunks: 3, embedding: { model: 'bge-m3', dimensions: 2 } }) as const };
  await expect(apply({ add: documents(1) }, { store, embeddings: countingModel(calls) })).rejects.toMatchObject({ code: 'EMBEDDING_MISMATCH', message: expect.stringMatching(/bge-m3.*length/) });
  await expect(apply({ add: documents(1) }, { store })).rejects.toThrow('no embedding server');
  expect(calls).toEqual([]);
});

test('an abort stops between groups', async () => {
  const store = memoryStore();
  const controller = new AbortController();
  const run = apply({ add: documents(600) }, { store, signal: controller.signal, onProgress: () => controller.abort() });
  await expect(run).rejects.toThrow('aborted');
  expect(store.put.size).toBeLessThan(600);
});
