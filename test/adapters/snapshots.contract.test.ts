import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQdrantGenerations } from '../../src/adapters/qdrant/openQdrantGenerations';
import { openQdrantSnapshots } from '../../src/adapters/qdrant/openQdrantSnapshots';
import { openQdrantStore } from '../../src/adapters/qdrant/openQdrantStore';
import { QdrantConnection } from '../../src/adapters/qdrant/QdrantConnection';
import { openSqliteGenerations } from '../../src/adapters/sqlite/openSqliteGenerations';
import { openSqliteSnapshots } from '../../src/adapters/sqlite/openSqliteSnapshots';
import { openSqliteStore } from '../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import { restoreSnapshot } from '../../src/knowledge/restoreSnapshot';
import { snapshotsContract } from '../contract/snapshots';
import { makeDocument } from '../fixtures/documents';
import { scriptedQdrantServer, type ScriptedQdrantServer } from '../fixtures/servers/scriptedQdrantServer';
import { z } from 'zod';

const folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
let server: ScriptedQdrantServer;
beforeAll(async () => void (server = await scriptedQdrantServer()));
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = () => new Date('2026-01-05T08:00:00.000Z');
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');

function inFiles(name: string, encryptionKey?: string): void {
  const place = (knowledgeBase: string) => ({ kind: 'sqlite', folder: join(folder, name), tenant: 'default', queueMode: false, allWorkersOnThisHost: false, encryptionKey, knowledgeBase }) as const;
  snapshotsContract(`SQLite ${name}`, {
    generations: async (base) => openSqliteGenerations(place(base)),
    answering: async (base) => openSqliteStore(place(base)),
    snapshots: async (base) => openSqliteSnapshots(place(base), now),
    loseAll: async (base) => {
      for (const file of readdirSync(join(folder, name))) if (file.startsWith(`${base}.`)) rmSync(join(folder, name, file), { recursive: true });
    },
  });
}
inFiles('plain');
inFiles('sealed', keyOf(1));

function inQdrant(name: string, url: () => string, more: { encryptionKey?: string; apiKey?: string; queryApiKey?: string } = {}): void {
  const place = (knowledgeBase: string) => ({ kind: 'qdrant', url: url(), tenant: 'default', snapshotFolder: join(folder, name), knowledgeBase, ...more }) as const;
  snapshotsContract(name, {
    generations: async (base) => openQdrantGenerations(place(base)),
    answering: async (base) => openQdrantStore(place(base)),
    snapshots: async (base) => openQdrantSnapshots(place(base), now),
    loseAll: async (base) => {
      const connection = new QdrantConnection(place(base));
      await connection.call('write to it', (api, init) => api.deleteCollection({ collection_name: `kb_${base}_1` }, init), z.unknown());
      await connection.close();
    },
  });
}
inQdrant('Qdrant in memory', () => server.url);
inQdrant('Qdrant in memory, encrypted', () => server.url, { encryptionKey: keyOf(1) });
const { QDRANT_URL, QDRANT_API_KEY, QDRANT_QUERY_API_KEY } = process.env;
if (QDRANT_URL) inQdrant('a real Qdrant', () => QDRANT_URL, { apiKey: QDRANT_API_KEY, queryApiKey: QDRANT_QUERY_API_KEY, encryptionKey: keyOf(1) });
else test.skip('snapshots of a real Qdrant (set QDRANT_URL, and QDRANT_API_KEY and QDRANT_QUERY_API_KEY where it has keys)', () => undefined);

const place = { kind: 'sqlite', folder: join(folder, 'own'), tenant: 'default', queueMode: false, allWorkersOnThisHost: false } as const;

async function copyOf(knowledgeBase: string, encryptionKey?: string) {
  const [store, document] = [openSqliteStore({ ...place, knowledgeBase, encryptionKey }), makeDocument('a.md')];
  await store.putDocument(document, chunkDocument(document));
  await store.close();
  return openSqliteSnapshots({ ...place, knowledgeBase, encryptionKey }, now).create();
}

test.each([
  { made: keyOf(1), opened: keyOf(2), code: 'STORE_KEY_WRONG' },
  { made: keyOf(1), opened: undefined, code: 'STORE_ENCRYPTED' },
  { made: undefined, opened: keyOf(2), code: 'STORE_NOT_ENCRYPTED' },
])('a copy under another key is refused, and leaves nothing behind: $code', async ({ made, opened, code }) => {
  const knowledgeBase = code.toLowerCase().replaceAll('_', '-');
  const { name } = await copyOf(knowledgeBase, made);
  const other = { ...place, knowledgeBase, encryptionKey: opened };
  await expect(restoreSnapshot(openSqliteGenerations(other), openSqliteSnapshots(other), name, { tenant: 'default' })).rejects.toMatchObject({ code });
  expect(await openSqliteGenerations(other).list()).toEqual([{ number: 1, answers: true }]);
});

test('a copy is readable for its owner only, and one that is damaged is refused', async () => {
  const { name } = await copyOf('damaged');
  const path = join(folder, 'own', 'snapshots', name);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, 'no database');
  const configuration = { ...place, knowledgeBase: 'damaged' };
  await expect(restoreSnapshot(openSqliteGenerations(configuration), openSqliteSnapshots(configuration), name, { tenant: 'default' })).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  expect(await openSqliteGenerations(configuration).list()).toEqual([{ number: 1, answers: true }]);
});

test('a cluster is not copied in part', async () => {
  const configuration = { kind: 'qdrant', url: server.url, tenant: 'default', knowledgeBase: 'spread', cluster: { shards: 2 } } as const;
  await expect(openQdrantSnapshots(configuration).create()).rejects.toMatchObject({ code: 'SNAPSHOT_CLUSTER' });
});
