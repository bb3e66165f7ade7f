import { inspect } from 'node:util';
import { META_ID } from '../../../src/adapters/qdrant/collectionMeta';
import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { hashId } from '../../../src/document/hashId';
import type { EmbeddedChunk, KnowledgeStore, StoredDocument } from '../../../src/knowledge/KnowledgeStore';
import { toAccessFilter } from '../../../src/principal/AccessFilter';
import type { PrincipalId } from '../../../src/principal/Principal';
import { type QdrantScript, scriptedQdrantServer, type ScriptedQdrantServer } from '../../fixtures/servers/scriptedQdrantServer';

const KEY = 'secret-qdrant-key';
const NOW = new Date('2026-01-01T00:00:00Z');
let server: ScriptedQdrantServer;
afterEach(() => server.close());

async function start(script: QdrantScript = {}): Promise<KnowledgeStore> {
  server = await scriptedQdrantServer(script);
  return open();
}
function open(more: { apiKey?: string; model?: string; encryptionKey?: string; knowledgeBase?: string; generation?: number } = {}): KnowledgeStore {
  const { model = 'bge-m3', ...rest } = more;
  return openQdrantStore({ kind: 'qdrant', url: server.url, knowledgeBase: 'company', tenant: 'default', embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model }, ...rest });
}

function filterOf(user: PrincipalId, groups: PrincipalId[] = [], tenant = 'default') {
  return toAccessFilter({ tenant, user, groups, resolvedAt: NOW.toISOString(), expiresAt: '2026-01-01T01:00:00Z' }, NOW);
}

function documentOf(path: string, allow: PrincipalId[], deny: PrincipalId[] = []): StoredDocument {
  return { id: hashId('default', 'share', path), tenant: 'default', source: { id: 'share', path }, title: path, contentHash: path, category: 'knowledge', access: { allow, deny }, metadata: {} };
}

function chunksOf(document: StoredDocument, texts: string[], vector?: number[]): EmbeddedChunk[] {
  return texts.map((text, index) => ({
    id: hashId(document.id, text, 0, 1), documentId: document.id, index, text, context: document.title, place: { headings: [] }, offsets: [0, text.length],
    ...(vector && { vector: Float32Array.from(vector) }),
  }));
}

const travel = documentOf('travel.md', ['everyone']);
const texts = ['國外出差的住宿費上限是每晚六千元', '國內出差的住宿費上限是每晚三千元'];
const search = (store: KnowledgeStore, user: PrincipalId, vector?: number[]) => store.search({ text: '國外住宿費上限', limit: 5, ...(vector && { vector: Float32Array.from(vector) }) }, filterOf(user));

test('the collection is behind an alias, and every filtered field has its index before the first point', async () => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts));
  const [name] = [...server.collections.keys()];
  expect(name).toBe('kb_company_1');
  expect([...(server.collections.get('kb_company_1')?.aliases ?? [])]).toEqual(['kb_company']);
  const order = server.requests.map(({ method, path }) => `${method} ${path.split('/').slice(3).join('/')}`);
  expect(order.lastIndexOf('PUT index')).toBeLessThan(order.indexOf('PUT points'));
  expect(order.indexOf('PUT points')).toBeLessThan(order.indexOf('POST points/batch'));
});

test('a repeated write changes nothing, and a changed document loses its old chunks', async () => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts));
  const points = () => [...(server.collections.get('kb_company_1')?.points ?? [])].filter(([id]) => id !== META_ID);
  const before = structuredClone(points());
  await store.putDocument(travel, chunksOf(travel, texts));
  expect(points()).toEqual(before);
  await store.putDocument(travel, chunksOf(travel, texts.slice(0, 1)));
  expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1, schemaVersion: 1 });
});

test('a write that is cut off is finished by the next run, and the old version stays findable meanwhile', async () => {
  const script: QdrantScript = {};
  const store = await start(script);
  await store.putDocument(travel, chunksOf(travel, texts));
  script.failOperation = (name) => name === 'delete';
  const changed = { ...travel, contentHash: 'second' };
  await expect(store.putDocument(changed, chunksOf(travel, ['國外出差的住宿費上限是每晚七千元']))).rejects.toMatchObject({ code: 'QDRANT_REFUSED' });
  expect((await store.listKnown('share'))[0]?.contentHash).toBe('travel.md');
  expect((await search(store, 'user:a')).length).toBeGreaterThan(0);
  script.failOperation = undefined;
  await store.putDocument(changed, chunksOf(travel, ['國外出差的住宿費上限是每晚七千元']));
  expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
});

test.each([
  { before: ['everyone'], after: ['user:b'], a: 0, b: 2, why: 'narrower rights count before the new text is written' },
  { before: ['user:b'], after: ['everyone'], a: 0, b: 2, why: 'wider rights are for the new text only' },
  { before: ['user:a'], after: ['user:b'], a: 0, b: 0, why: 'nobody has both the old and the new rights' },
] as { before: PrincipalId[]; after: PrincipalId[]; a: number; b: number; why: string }[])('after a cut-off change the old text is found $a times by A and $b times by B, because $why', async ({ before, after, a, b }) => {
  const script: QdrantScript = {};
  const store = await start(script);
  const old = documentOf('travel.md', before);
  await store.putDocument(old, chunksOf(old, texts));
  script.failOperation = (name) => name === 'upsert';
  await expect(store.putDocument(documentOf('travel.md', after), chunksOf(old, ['國外出差的住宿費上限是每晚七千元']))).rejects.toMatchObject({ code: 'QDRANT_REFUSED' });
  expect(await search(store, 'user:a')).toHaveLength(a);
  expect(await search(store, 'user:b')).toHaveLength(b);
});

test('words and vectors are one request, both legs with the access filter, and each hit has its ranks', async () => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts, [1, 0.2]));
  const [best] = await search(store, 'user:a', [1, 0]);
  expect(best).toMatchObject({ text: texts[0], ranks: { words: 1 }, path: 'travel.md', access: travel.access });
  const asked = server.requests.filter(({ path }) => path.endsWith('/points/query/batch'));
  expect(asked).toHaveLength(1);
  type Query = { using: string; filter: { must: { key: string }[]; must_not: { key: string }[] } };
  const queries = (asked[0]?.body as { searches: Query[] }).searches;
  expect(queries.map(({ using }) => using)).toEqual(['words', 'dense']);
  for (const { filter } of queries) {
    expect(filter.must.map(({ key }) => key)).toEqual(['tenant', 'kind', 'allow']);
    expect(filter.must_not.map(({ key }) => key)).toEqual(['deny']);
  }
});

test.each([
  { vector: undefined, most: 1 / 61, why: 'one leg can give no more' },
  { vector: [1, 0], most: 2 / 61, why: 'two legs can give no more' },
])('the first hit has a score of $most, because $why', async ({ vector, most }) => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts, [1, 0.2]));
  const [best] = await search(store, 'user:a', vector);
  expect(best?.score).toBeGreaterThan(most * 0.98);
  expect(best?.score).toBeLessThan(most * 1.001);
});

test.each([
  { allow: ['group:hr'] as PrincipalId[], deny: [] as PrincipalId[], groups: ['group:hr'] as PrincipalId[], sees: true, why: 'the group is allowed' },
  { allow: ['group:hr'] as PrincipalId[], deny: [] as PrincipalId[], groups: [] as PrincipalId[], sees: false, why: 'the person is not in the group' },
  { allow: ['everyone'] as PrincipalId[], deny: ['user:a'] as PrincipalId[], groups: [] as PrincipalId[], sees: false, why: 'deny wins' },
  { allow: [] as PrincipalId[], deny: [] as PrincipalId[], groups: ['group:hr'] as PrincipalId[], sees: false, why: 'no rule means invisible' },
])('a document is found: $sees, because $why', async ({ allow, deny, groups, sees }) => {
  const store = await start();
  const document = documentOf('secret.md', allow, deny);
  await store.putDocument(document, chunksOf(document, texts));
  const hits = await store.search({ text: '住宿費', limit: 5 }, filterOf('user:a', groups));
  expect(hits.length > 0).toBe(sees);
  expect((await store.neighbours({ documentId: document.id, index: 0 }, filterOf('user:a', groups))).length > 0).toBe(sees);
});

test('a server that ignores the filter still leaks nothing, because every hit is checked again', async () => {
  const store = await start();
  const secret = documentOf('secret.md', ['user:boss']);
  await store.putDocument(secret, chunksOf(secret, texts));
  const collection = server.collections.get('kb_company_1');
  if (!collection) throw new Error('no collection');
  collection.matching = () => [...collection.points.values()].filter(({ payload }) => payload.kind === 'chunk');
  expect(await search(store, 'user:a')).toEqual([]);
  expect((await search(store, 'user:boss')).length).toBe(2);
});

test('changed rights count for the next search and embed nothing again', async () => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts));
  const writes = server.requests.length;
  await store.updateRights([{ documentId: travel.id, access: { allow: ['user:b'], deny: [] } }]);
  expect(server.requests.slice(writes).map(({ path }) => path.split('/').slice(3).join('/'))).toEqual(['points/batch']);
  expect(await search(store, 'user:a')).toEqual([]);
  expect((await search(store, 'user:b')).length).toBe(2);
  expect((await store.listKnown('share'))[0]?.access).toEqual({ allow: ['user:b'], deny: [] });
});

test('known documents come whole over several pages, ordered by id; stale and touched are remembered', async () => {
  const store = await start();
  const many = Array.from({ length: 20 }, (_, i) => documentOf(`${i}.md`, ['everyone']));
  for (const document of many) await store.putDocument(document, chunksOf(document, [`文件 ${document.source.path}`]));
  await store.markStale([many[0]?.id ?? '']);
  await store.touch([{ documentId: many[1]?.id ?? '', source: { id: 'share', path: '1.md', size: 5 } }]);
  const known = await store.listKnown('share');
  expect(known.map(({ id }) => id)).toEqual(many.map(({ id }) => id).sort());
  expect(known.filter(({ stale }) => stale).map(({ id }) => id)).toEqual([many[0]?.id]);
  expect(known.find(({ id }) => id === many[1]?.id)?.source.size).toBe(5);
  await store.deleteDocuments(many.slice(1).map(({ id }) => id));
  expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
});

test.each([
  { vector: [1, 0, 0], model: 'bge-m3', says: 'bge-m3 with 2 dimensions; this call came with bge-m3 with 3', why: 'the dimension differs' },
  { vector: [1, 0], model: 'e5', says: 'bge-m3 with 2 dimensions; this call came with e5', why: 'the model differs' },
])('a vector is refused, because $why', async ({ vector, model, says }) => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts, [1, 0]));
  const asked = open({ model }).search({ text: 'x', limit: 1, vector: Float32Array.from(vector) }, filterOf('user:a'));
  await expect(asked).rejects.toMatchObject({ code: 'EMBEDDING_MISMATCH', message: expect.stringContaining(says) as string });
});

test('a knowledge base that is not there yet has nothing, and searching makes nothing', async () => {
  const store = await start();
  expect(await search(store, 'user:a')).toEqual([]);
  expect(await store.listKnown('share')).toEqual([]);
  expect(server.collections.size).toBe(0);
});

test('a read-only key searches, and is refused in words when it writes', async () => {
  await start({ apiKey: KEY, readOnlyKey: 'reader' });
  await open({ apiKey: KEY }).putDocument(travel, chunksOf(travel, texts));
  const reader = open({ apiKey: 'reader' });
  expect((await search(reader, 'user:a')).length).toBe(2);
  await expect(reader.deleteDocuments([travel.id])).rejects.toMatchObject({ code: 'QDRANT_KEY' });
});

test('an old server and a newer schema are refused with both versions', async () => {
  const old = await start({ version: '1.9.2' });
  await expect(old.putDocument(travel, chunksOf(travel, texts))).rejects.toMatchObject({ code: 'QDRANT_TOO_OLD', message: expect.stringContaining('is version 1.9.2; 1.17 or newer') as string });
  await server.close();
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts));
  for (const { payload } of server.collections.get('kb_company_1')?.points.values() ?? []) if (payload.kind === 'schema') payload.schema = 2;
  await expect(search(open(), 'user:a')).rejects.toMatchObject({ code: 'STORE_NEWER', message: expect.stringContaining('has schema version 2; this version of the package knows 1') as string });
});

test.each([400, 401, 403, 422, 500])('an answer %i puts neither key nor text into the error', async (status) => {
  await start({ fail: () => status });
  const error: unknown = await open({ apiKey: KEY }).putDocument(travel, chunksOf(travel, texts)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(inspect(error, { depth: 10 })).not.toMatch(/secret-qdrant-key|住宿費/);
});

test('an abort keeps its reason', async () => {
  const store = await start({ after: 500 });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('the user stopped')), 30);
  await expect(store.listKnown('share', stop.signal)).rejects.toThrow('the user stopped');
});

test('a person of another tenant finds nothing', async () => {
  const store = await start();
  await store.putDocument(travel, chunksOf(travel, texts));
  await expect(store.search({ text: '住宿費', limit: 5 }, filterOf('user:a', [], 'other'))).rejects.toMatchObject({ code: 'OTHER_TENANT' });
});

const KEYS = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
const secretOf = (path: string): StoredDocument => ({
  ...documentOf(path, ['group:qilin'], ['user:secretperson']), title: '麒麟預算 Qilin', source: { id: 'sharedfolder', path: '機密資料夾/Qilin.md', url: 'https://nas.example/qilin' }, metadata: { project: 'unicorn' },
});

test('an encrypted knowledge base holds no word of what was put into it: not of texts, titles, paths, links, metadata or rights', async () => {
  await start();
  const store = open({ encryptionKey: KEYS[0] });
  const secret = secretOf('a.md');
  await store.putDocument(secret, chunksOf(secret, ['總預算 6850 萬元，customer Bluewhale，料號 AB-1234。']));
  await store.updateRights([{ documentId: secret.id, access: { allow: ['group:qilin', 'user:newperson'], deny: [] } }]);
  await store.touch([{ documentId: secret.id, source: { ...secret.source, size: 9 } }]);
  const [hit] = await store.search({ text: 'Bluewhale 預算', limit: 1, only: { sources: ['sharedfolder'], metadata: [{ name: 'project', anyOf: ['unicorn'] }] } }, filterOf('user:a', ['group:qilin']));
  expect(hit).toMatchObject({ title: '麒麟預算 Qilin', path: '機密資料夾/Qilin.md', access: { allow: ['group:qilin', 'user:newperson'] } });
  expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1, encrypted: true });
  const stored = JSON.stringify([server.requests, [...(server.collections.get('kb_company_1')?.points.values() ?? [])]]);
  const words = ['麒麟', '預算', '機密', '萬元', 'Qilin', 'qilin', 'Bluewhale', 'bluewhale', 'AB-1234', 'ab1234', '6850', 'unicorn', 'project', 'group:', 'person', 'sharedfolder', 'nas.example'];
  expect(words.filter((word) => stored.includes(word))).toEqual([]);
});

test.each([
  { made: KEYS[0], opened: KEYS[1], code: 'STORE_KEY_WRONG', why: 'another key' },
  { made: KEYS[0], opened: undefined, code: 'STORE_ENCRYPTED', why: 'no key' },
  { made: undefined, opened: KEYS[0], code: 'STORE_NOT_ENCRYPTED', why: 'a key for a plain one' },
])('with $why a knowledge base is neither read nor written: $code', async ({ made, opened, code }) => {
  await start();
  const [first, second] = [open({ encryptionKey: made }), open({ encryptionKey: opened })];
  await first.putDocument(travel, chunksOf(travel, texts));
  const calls = [
    () => second.describe(), () => search(second, 'user:a'), () => second.listKnown('share'), () => second.putDocument(travel, []), () => second.neighbours({ documentId: travel.id, index: 1 }, filterOf('user:a')),
    () => second.updateRights([{ documentId: travel.id, access: travel.access }]), () => second.touch([{ documentId: travel.id, source: travel.source }]), () => second.deleteDocuments([travel.id]),
    async () => second.listReadable?.(filterOf('user:a'), { limit: 1 }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code });
  expect(await search(first, 'user:a')).toHaveLength(2);
});

test("a sealed payload that was put in another point's place is refused, and marks of rights that were changed open nothing", async () => {
  await start();
  const store = open({ encryptionKey: KEYS[0] });
  const secret = secretOf('a.md');
  await store.putDocument(secret, chunksOf(secret, texts));
  await store.putDocument(travel, chunksOf(travel, ['住宿費另計']));
  const points = [...(server.collections.get('kb_company_1')?.points.values() ?? [])].filter(({ payload }) => payload.kind === 'chunk');
  const [open1, hidden] = [points.find(({ payload }) => payload.document_id === travel.id), points.find(({ payload }) => payload.document_id === secret.id)];
  if (open1 && hidden) hidden.payload.allow = open1.payload.allow;
  if (hidden) hidden.payload.deny = [];
  expect((await search(store, 'user:a')).map(({ title }) => title)).toEqual(['travel.md']);
  if (open1 && hidden) open1.payload.sealed = hidden.payload.sealed;
  await expect(search(store, 'user:a')).rejects.toMatchObject({ code: 'STORE_TAMPERED' });
});

test('a name that is spelled like a generation of another knowledge base is refused before it is read or written', async () => {
  await start();
  const [sales, spelled] = [open({ knowledgeBase: 'sales' }), open({ knowledgeBase: 'sales_1' })];
  await sales.putDocument(travel, chunksOf(travel, texts));
  await expect(search(spelled, 'user:a')).rejects.toMatchObject({ code: 'STORE_NAME_TAKEN' });
  await expect(spelled.putDocument(travel, [])).rejects.toMatchObject({ code: 'STORE_NAME_TAKEN' });
  await open({ knowledgeBase: 'parts_1' }).putDocument(travel, chunksOf(travel, texts));
  await expect(open({ knowledgeBase: 'parts' }).putDocument(travel, [])).rejects.toMatchObject({ code: 'STORE_NAME_TAKEN' });
});

test('a first write that is cut off leaves a record by which the next run reads the document again, or deletes it', async () => {
  const script: QdrantScript = {};
  const store = await start(script);
  const seen = { ...travel, source: { ...travel.source, size: 7, modifiedAt: '2026-01-01T00:00:00Z' } };
  script.failOperation = (name) => name === 'delete';
  await expect(store.putDocument(seen, chunksOf(seen, texts))).rejects.toMatchObject({ code: 'QDRANT_REFUSED' });
  const [known] = await store.listKnown('share');
  expect(known).toMatchObject({ id: travel.id, source: { id: 'share', path: 'travel.md' } });
  expect([known?.source.size, known?.source.modifiedAt]).toEqual([undefined, undefined]);
  expect(known?.contentHash).not.toMatch(/^(?:travel\.md)?$/);
  script.failOperation = undefined;
  await store.deleteDocuments([travel.id]);
  expect(await store.describe()).toMatchObject({ documents: 0, chunks: 0 });
});

test('of two writers of one document the last one stays, whole', async () => {
  const script: QdrantScript = {};
  const store = await start(script);
  const other = open();
  const [first, second] = [{ ...travel, contentHash: 'first' }, { ...travel, contentHash: 'second' }];
  await Promise.all([store.putDocument(first, chunksOf(travel, ['國外出差的住宿費上限是每晚七千元'])), other.putDocument(second, chunksOf(travel, ['國外出差的住宿費上限是每晚八千元']))]);
  const [known] = await store.listKnown('share');
  expect((await search(store, 'user:a')).map(({ text, contentHash }) => [text.includes('七'), contentHash])).toEqual([[known?.contentHash === 'first', known?.contentHash]]);
});
