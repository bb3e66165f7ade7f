import { openQdrantGenerations } from '../../../src/adapters/qdrant/openQdrantGenerations';
import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { generationsContract } from '../../contract/generations';
import type { KnowledgeStore } from '../../../src/knowledge/KnowledgeStore';
import { filterOf } from '../../contract/knowledgeStore';
import { makeDocument } from '../../fixtures/documents';
import { scriptedQdrantServer, type ScriptedQdrantServer } from '../../fixtures/servers/scriptedQdrantServer';

const { QDRANT_URL, QDRANT_API_KEY, QDRANT_QUERY_API_KEY } = process.env;
let server: ScriptedQdrantServer | undefined;
let count = 0;
beforeAll(async () => {
  server = QDRANT_URL ? undefined : await scriptedQdrantServer({ apiKey: 'writer', readOnlyKey: 'reader' });
});
afterAll(() => server?.close());

function configure() {
  const keys = server ? { apiKey: 'writer', queryApiKey: 'reader' } : { apiKey: QDRANT_API_KEY, queryApiKey: QDRANT_QUERY_API_KEY };
  return { kind: 'qdrant', url: server?.url ?? QDRANT_URL ?? '', ...keys, knowledgeBase: `generations-${process.pid}-${count++}`, tenant: 'default' } as const;
}

async function ask(configuration: Parameters<typeof openQdrantStore>[0]): Promise<string[]> {
  const store = openQdrantStore(configuration);
  const found = await store.search({ text: 'manual', limit: 5 }, filterOf('user:wang'));
  await store.close();
  return found.map(({ path }) => path);
}

async function fill(configuration: Parameters<typeof openQdrantStore>[0], path: string): Promise<void> {
  const [store, document] = [openQdrantStore(configuration), makeDocument(path)];
  await store.putDocument(document, chunkDocument(document));
  await store.close();
}

test('a new generation is filled while the old one answers, answers when it is activated, and the old one can answer again', async () => {
  const configuration = configure();
  const generations = openQdrantGenerations(configuration);
  expect(await generations.list()).toEqual([]);
  await fill(configuration, 'old.md');
  await fill({ ...configuration, generation: 2 }, 'new.md');
  expect(await generations.list()).toEqual([{ number: 1, answers: true }, { number: 2, answers: false }]);
  expect(await ask(configuration)).toEqual(['old.md']);
  await generations.activate(2);
  expect(await ask(configuration)).toEqual(['new.md']);
  expect(await ask({ ...configuration, generation: 1 })).toEqual(['old.md']);
  await generations.activate(1);
  expect(await ask(configuration)).toEqual(['old.md']);
});

test('only what does not answer is removed, and only what is there is activated', async () => {
  const configuration = configure();
  const generations = openQdrantGenerations(configuration);
  await fill(configuration, 'old.md');
  await fill({ ...configuration, generation: 2 }, 'new.md');
  await expect(generations.remove(1)).rejects.toMatchObject({ code: 'GENERATION_ANSWERS' });
  await expect(generations.activate(7)).rejects.toMatchObject({ code: 'GENERATION_ABSENT', message: expect.stringContaining('it has: 1, 2') as string });
  await generations.remove(2);
  expect(await generations.list()).toEqual([{ number: 1, answers: true }]);
  const opened = await generations.open(1);
  expect(await opened.describe()).toMatchObject({ documents: 1 });
  await opened.close();
});

test('a key is rotated by a rebuild: the old generation answers with the former key, the new one does without it', async () => {
  const [former, current] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
  const configuration = configure();
  const both = { ...configuration, encryptionKey: current, formerEncryptionKey: former };
  await fill({ ...configuration, encryptionKey: former }, 'old.md');
  expect(await ask(both)).toEqual(['old.md']);
  const [store, wang] = [openQdrantStore(both), filterOf('user:wang')];
  expect(await store.listKnown('nas')).toHaveLength(1);
  await store.close();
  for (const call of [(one: KnowledgeStore) => one.neighbours({ documentId: makeDocument('old.md').id, index: 1 }, wang), async (one: KnowledgeStore) => one.listReadable?.(wang, { limit: 5 })]) {
    const fresh = openQdrantStore(both);
    expect(await call(fresh)).toHaveLength(1);
    await fresh.close();
  }
  await fill({ ...both, generation: 2 }, 'new.md');
  await openQdrantGenerations(both).activate(2);
  expect(await ask({ ...configuration, encryptionKey: current })).toEqual(['new.md']);
  await expect(ask({ ...configuration, encryptionKey: former })).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' });
});

test('what was opened stays with the generation that it has found', async () => {
  const configuration = configure();
  await fill(configuration, 'old.md');
  await fill({ ...configuration, generation: 2 }, 'new.md');
  const store = openQdrantStore(configuration);
  const find = async () => (await store.search({ text: 'manual', limit: 5 }, filterOf('user:wang'))).map(({ path }) => path);
  expect(await find()).toEqual(['old.md']);
  await openQdrantGenerations(configuration).activate(2);
  expect(await find()).toEqual(['old.md']);
  await store.close();
  expect(await ask(configuration)).toEqual(['new.md']);
});

generationsContract('Qdrant', {
  generations: async (knowledgeBase) => openQdrantGenerations({ ...configure(), knowledgeBase }),
  answering: async (knowledgeBase) => openQdrantStore({ ...configure(), knowledgeBase }),
});
