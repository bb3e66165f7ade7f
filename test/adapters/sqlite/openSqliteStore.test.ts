import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { searchKnowledge } from '../../../src/knowledge/searchKnowledge';
import { generationsContract } from '../../contract/generations';
import { openSqliteGenerations } from '../../../src/adapters/sqlite/openSqliteGenerations';
import type { KnowledgeStore } from '../../../src/knowledge/KnowledgeStore';
import { filterOf, knowledgeStoreContract } from '../../contract/knowledgeStore';
import { makeDocument } from '../../fixtures/documents';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { kind: 'sqlite', folder, tenant: 'default', queueMode: false, allWorkersOnThisHost: false } as const;

knowledgeStoreContract('SQLite', async (knowledgeBase, model) => openSqliteStore({ ...place, knowledgeBase, ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));

/** 32 bytes of one value, in base64. */
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const sealed = { ...place, encryptionKey: keyOf(1) };

knowledgeStoreContract('SQLite, encrypted', async (knowledgeBase, model) => openSqliteStore({ ...sealed, folder: join(folder, 'sealed'), knowledgeBase, ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));

generationsContract('SQLite', {
  generations: async (knowledgeBase) => openSqliteGenerations({ ...place, knowledgeBase }),
  answering: async (knowledgeBase) => openSqliteStore({ ...place, knowledgeBase }),
});

test('a key is rotated by a rebuild: the old generation answers with the former key, the new one holds nothing of it, and then neither knows the other key', async () => {
  const knowledgeBase = 'rotated';
  const both = { ...place, knowledgeBase, encryptionKey: keyOf(2), formerEncryptionKey: keyOf(1) };
  const document = makeDocument('a.md');
  const put = async (store: KnowledgeStore) => {
    await store.putDocument(document, chunkDocument(document));
    await store.close();
  };
  await put(openSqliteStore({ ...sealed, knowledgeBase }));
  const find = async (configuration: Parameters<typeof openSqliteStore>[0]) => {
    const store = openSqliteStore(configuration);
    return store.search({ text: 'manual', limit: 1 }, filterOf('user:wang')).then((hits) => hits.length).finally(() => store.close());
  };
  expect(await find(both)).toBe(1);
  const generations = openSqliteGenerations(both);
  await put(await generations.open(2));
  await generations.activate(2);
  expect(await find(both)).toBe(1);
  expect(await find({ ...place, knowledgeBase, encryptionKey: keyOf(2) })).toBe(1);
  await expect(find({ ...place, knowledgeBase, encryptionKey: keyOf(1) })).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' });
});

test.each(['../evil', '2x', '-1', '0', '1e3', ''])('a pointer file that holds %j lets the first generation answer', async (content) => {
  writeFileSync(join(folder, 'pointed.generation'), content);
  const store = openSqliteStore({ ...place, knowledgeBase: 'pointed' });
  expect(await store.describe()).toMatchObject({ documents: 0 });
  await store.close();
  expect(existsSync(join(folder, 'pointed.sqlite'))).toBe(true);
});

test('an encrypted file holds no word of what was put into it: not of texts, titles, headings, paths, links, metadata or rights', async () => {
  const store = openSqliteStore({ ...sealed, knowledgeBase: 'sealed' });
  const document = makeDocument('機密資料夾/Qilin Budget.md', {
    title: '麒麟預算 Qilin', markdown: '# 極機密標題 Heading\n\n總預算 6850 萬元，customer Bluewhale，料號 AB-1234。'.repeat(3), access: { allow: ['group:qilin'], deny: ['user:secretperson'] },
    source: { id: 'sharedfolder', path: '機密資料夾/Qilin Budget.md', url: 'https://nas.example/qilin' }, metadata: { project: 'unicorn' },
  });
  await store.putDocument(document, chunkDocument(document));
  expect((await store.search({ text: 'Bluewhale 預算', limit: 1 }, filterOf('user:wang', ['group:qilin'])))[0]?.title).toBe('麒麟預算 Qilin');
  await store.close();
  const bytes = Buffer.concat(['sealed.sqlite', 'sealed.sqlite-wal'].map((name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : Buffer.alloc(0))));
  expect(bytes.length).toBeGreaterThan(10_000);
  const words = ['麒麟', '預算', '预算', '機密', '标题', '萬元', 'Qilin', 'qilin', 'Budget', 'Bluewhale', 'bluewhale', 'bluewhal', 'AB-1234', 'ab1234', 'Heading', '6850', 'unicorn', 'project', 'group:', 'secretperson', 'sharedfolder', 'nas.example'];
  expect(words.filter((word) => ['utf8', 'utf16le'].some((encoding) => bytes.includes(Buffer.from(word, encoding as BufferEncoding))))).toEqual([]);
});

test.each([
  { made: sealed, opened: { ...place, encryptionKey: keyOf(2) }, code: 'STORE_KEY_WRONG', why: 'another key' },
  { made: sealed, opened: place, code: 'STORE_ENCRYPTED', why: 'no key' },
  { made: place, opened: sealed, code: 'STORE_NOT_ENCRYPTED', why: 'a key for a plain file' },
])('with $why a knowledge base is neither read nor written: $code', async ({ made, opened, code }) => {
  const knowledgeBase = code.toLowerCase().replaceAll('_', '-');
  const [first, second, document] = [openSqliteStore({ ...made, knowledgeBase }), openSqliteStore({ ...opened, knowledgeBase }), makeDocument('a.md')];
  await first.putDocument(document, chunkDocument(document));
  const filter = filterOf('user:wang');
  const calls = [
    () => second.describe(), () => second.search({ text: 'manual', limit: 1 }, filter), () => second.listKnown('nas'), () => second.putDocument(makeDocument('b.md'), []), () => second.neighbours({ documentId: document.id, index: 1 }, filter),
    () => second.updateRights([{ documentId: document.id, access: { allow: [], deny: [] } }]), () => second.touch([{ documentId: document.id, source: document.source }]), async () => second.listReadable(filter, { limit: 1 }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code });
  expect(await first.search({ text: 'manual', limit: 1 }, filter)).toHaveLength(1);
  await Promise.all([first.close(), second.close()]);
});

test("a sealed row that was put in another's place is refused, and an access row that was added opens nothing", async () => {
  const store = openSqliteStore({ ...sealed, knowledgeBase: 'moved' });
  const [open, secret] = [makeDocument('open.md', { markdown: 'The manual is open.' }), makeDocument('secret.md', { markdown: 'The manual is secret.', access: { allow: ['group:hr'], deny: [] } })];
  for (const document of [open, secret]) await store.putDocument(document, chunkDocument(document));
  const attack = (sql: string) => {
    const db = new DatabaseSync(join(folder, 'moved.sqlite'), { timeout: 5000 });
    db.exec(`${sql}; INSERT OR REPLACE INTO changes (document) SELECT key FROM documents`);
    db.close();
  };
  attack('INSERT INTO acl SELECT principal, 1, 2 FROM acl WHERE document = 1');
  expect((await searchKnowledge(store, { text: 'manual', limit: 5 }, filterOf('user:lee'))).map(({ title }) => title)).toEqual(['open.md']);
  attack('UPDATE chunks SET text = (SELECT text FROM chunks WHERE key / 1048576 = 2) WHERE key / 1048576 = 1');
  await expect(store.search({ text: 'manual', limit: 5 }, filterOf('user:lee'))).rejects.toMatchObject({ code: 'STORE_TAMPERED' });
  await store.close();
});

test('queue mode is refused before a file is made', () => {
  expect(() => openSqliteStore({ ...place, knowledgeBase: 'a', queueMode: true })).toThrow('queue mode');
});

test('two tenants in one file never see, list, count or change the documents of the other', async () => {
  const [ours, theirs] = ['default', 'other'].map((tenant) => openSqliteStore({ ...place, tenant, knowledgeBase: 'tenants' }));
  const [a, b] = ['default', 'other'].map((tenant) => makeDocument('a.md', { tenant }));
  if (!ours || !theirs || !a || !b) throw new Error('unreachable');
  await ours.putDocument(a, chunkDocument(a));
  await theirs.putDocument(b, chunkDocument(b));
  const hits = await theirs.search({ text: 'manual', limit: 9 }, filterOf('user:wang', [], 'other'));
  expect(hits.map(({ documentId }) => documentId)).toEqual([b.id]);
  await theirs.deleteDocuments([a.id]);
  await theirs.updateRights([{ documentId: a.id, access: { allow: [], deny: [] } }]);
  expect(await ours.describe()).toMatchObject({ documents: 1, chunks: 1 });
  expect((await ours.listKnown('nas')).map(({ id, access }) => [id, access])).toEqual([[a.id, a.access]]);
  await Promise.all([ours.close(), theirs.close()]);
});
