import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQdrantStore } from '../../src/adapters/qdrant/openQdrantStore';
import { openRedisCache } from '../../src/adapters/redis/openRedisCache';
import { openSqliteCache } from '../../src/adapters/sqlite/openSqliteCache';
import { openSqliteStore } from '../../src/adapters/sqlite/openSqliteStore';
import { answerCacheContract } from '../contract/answerCache';
import { findProgram } from '../fixtures/servers/findProgram';
import { freePort, runServer, type RunningServer } from '../fixtures/servers/runServer';
import { scriptedQdrantServer, type ScriptedQdrantServer } from '../fixtures/servers/scriptedQdrantServer';

const folder = mkdtempSync(join(tmpdir(), 'answer-cache-'));
const redis = findProgram('redis-server');
const key = Buffer.alloc(32, 7).toString('base64');
let [redisUrl, qdrant, running]: [string, ScriptedQdrantServer | undefined, RunningServer | undefined] = ['', undefined, undefined];

beforeAll(async () => {
  qdrant = await scriptedQdrantServer();
  if (!redis) return;
  const port = await freePort();
  redisUrl = `redis://127.0.0.1:${port}`;
  running = await runServer(redis, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { host: '127.0.0.1', port });
});
afterAll(async () => {
  await Promise.all([qdrant?.close(), running?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const common = (knowledgeBase: string, encryptionKey?: string) => ({ knowledgeBase, tenant: 'default', encryptionKey });
const sqlite = (encryptionKey?: string) => async (name: string) => openSqliteStore({ ...common(name, encryptionKey), kind: 'sqlite', folder, queueMode: false, allWorkersOnThisHost: true });
const onQdrant = (url: () => string, encryptionKey?: string) => async (name: string) => openQdrantStore({ ...common(name, encryptionKey), kind: 'qdrant', url: url(), apiKey: process.env.QDRANT_API_KEY });
const file = (of: string) => async (name: string) => openSqliteCache(folder, `${of}-${name}`);
const inRedis = (of: string) => async (name: string) => openRedisCache({ url: redisUrl }, 'default', `${of}-${name}`);

answerCacheContract('SQLite, remembered in a file', { store: sqlite(), cache: file('plain') });
answerCacheContract('SQLite encrypted, remembered in a file', { store: sqlite(key), cache: file('sealed'), key });
answerCacheContract('Qdrant in memory, remembered in a file', { store: onQdrant(() => qdrant?.url ?? ''), cache: file('qdrant') });
if (redis) {
  answerCacheContract('SQLite, remembered in Redis', { store: sqlite(), cache: inRedis('plain') });
  answerCacheContract('Qdrant in memory, remembered in Redis', { store: onQdrant(() => qdrant?.url ?? '', key), cache: inRedis('sealed'), key });
} else test.skip('answers remembered in Redis (Debian: apt-get install redis-server)', () => undefined);

const real = process.env.QDRANT_URL;
if (real) answerCacheContract('a real Qdrant, remembered in a file', { store: onQdrant(() => real), cache: file('real') });
else test.skip('answers remembered of a real Qdrant (set QDRANT_URL, and QDRANT_API_KEY where it has a key)', () => undefined);
