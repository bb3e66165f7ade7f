import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { knowledgeStoreContract } from '../../contract/knowledgeStore';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { kind: 'sqlite', folder, tenant: 'default', queueMode: false, allWorkersOnThisHost: false } as const;

knowledgeStoreContract('SQLite', async (knowledgeBase, model) => openSqliteStore({ ...place, knowledgeBase, ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));

test('queue mode is refused before a file is made', () => {
  expect(() => openSqliteStore({ ...place, knowledgeBase: 'a', queueMode: true })).toThrow('queue mode');
});
