import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { filterOf, knowledgeStoreContract } from '../../contract/knowledgeStore';
import { makeDocument } from '../../fixtures/documents';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { kind: 'sqlite', folder, tenant: 'default', queueMode: false, allWorkersOnThisHost: false } as const;

knowledgeStoreContract('SQLite', async (knowledgeBase, model) => openSqliteStore({ ...place, knowledgeBase, ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));

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
