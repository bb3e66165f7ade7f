import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../../src/adapters/sqlite/knowledgeSchema';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { hashId } from '../../../src/document/hashId';
import { filterOf } from '../../contract/knowledgeStore';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = hashId('default', 'nas', '手冊.md');
const WANG = filterOf('user:wang', ['group:hr']);

/** A file as the first release wrote it: one document of one chunk, its words by the tokens of that time. */
function writeFirstVersion(path: string): void {
  const db = new DatabaseSync(path);
  migrations[0]?.(db);
  const source = JSON.stringify({ id: 'nas', path: '手冊.md' });
  db.prepare("INSERT INTO documents VALUES (1, 'default', ?, 'nas', '手冊.md', ?, '手冊', 'hash', 'knowledge', 'zh', ?, ?, 0, 1)").run(
    ID, source, JSON.stringify({ format: 'md', year: 2026 }), JSON.stringify({ allow: ['group:hr'], deny: [] }),
  );
  db.exec("INSERT INTO acl VALUES ('group:hr', 1, 1)");
  db.prepare('INSERT INTO chunks VALUES (1048576, ?, ?, ?, ?)').run('chunk', '臺灣的設定', '手冊', JSON.stringify({ headings: [] }));
  db.exec("INSERT INTO words (rowid, text, context) VALUES (1048576, '臺灣 灣的 的設 設定 定', '手冊 冊')");
  db.prepare('INSERT INTO vectors VALUES (1048576, ?)').run(new Uint8Array(new Float32Array([0.6, 0.8]).buffer));
  db.exec("INSERT INTO embedding VALUES (1, 'bge-m3', 2); PRAGMA user_version = 1");
  db.close();
}

const open = (name: string, encryptionKey?: string) => openSqliteStore({ kind: 'sqlite', folder, knowledgeBase: name, tenant: 'default', queueMode: false, allWorkersOnThisHost: false, encryptionKey });

test('a file of the first release is found by new words, vectors, metadata and rights, after a backup', async () => {
  writeFirstVersion(join(folder, 'old.sqlite'));
  const store = open('old');
  expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1, encrypted: false, schemaVersion: migrations.length });
  const find = async (text: string, more: object = {}) => (await store.search({ text, limit: 3, ...more }, WANG)).map(({ path, ranks }) => [path, ranks]);
  expect(await find('台湾设定')).toEqual([['手冊.md', { words: 1, vectors: undefined }]]);
  expect(await find('zzz', { vector: new Float32Array([1, 0]) })).toEqual([['手冊.md', { words: undefined, vectors: 1 }]]);
  expect(await find('設定', { only: { metadata: [{ name: 'year', anyOf: [2026] }] } })).toHaveLength(1);
  expect(await find('設定', { only: { metadata: [{ name: 'year', anyOf: ['2026'] }] } })).toEqual([]);
  expect(await store.search({ text: '設定', limit: 3 }, filterOf('user:lee'))).toEqual([]);
  await store.close();
  expect(existsSync(join(folder, 'old.sqlite.v1.backup'))).toBe(true);
});

test('a file of the first release counts as plain: a key does not fit it', async () => {
  writeFirstVersion(join(folder, 'plain.sqlite'));
  const store = open('plain', Buffer.alloc(32, 1).toString('base64'));
  await expect(store.describe()).rejects.toMatchObject({ code: 'STORE_NOT_ENCRYPTED' });
  await store.close();
});
