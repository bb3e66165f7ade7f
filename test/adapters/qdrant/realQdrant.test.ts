import { createHmac } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openQdrantGenerations } from '../../../src/adapters/qdrant/openQdrantGenerations';
import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { filterOf } from '../../contract/knowledgeStore';
import { documentsOf } from '../sqlite/indexInProcess';
import { placeOf } from './indexInProcess';

/** How often a run is killed; more by hand. */
const KILLS = Number(process.env.KILLS ?? 6);
const whenReal = process.env.QDRANT_URL ? test : test.skip;
const bases: string[] = [];
afterAll(async () => {
  for (const base of bases) {
    const generations = openQdrantGenerations(placeOf(base));
    for (const { number } of await generations.list()) await generations.remove(number).catch(() => undefined);
  }
});

function makeBase(name: string): string {
  const base = `${name}-${process.pid}`;
  bases.push(base);
  return base;
}

/** Runs the index; with `killAfter` it is killed with SIGKILL that many milliseconds after it has begun. */
async function index(base: string, round: number, killAfter?: number): Promise<Record<string, number> | undefined> {
  const child = spawn(process.execPath, [join(__dirname, 'indexInProcess.js'), base, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    if (!output && killAfter !== undefined) void setTimeout(killAfter).then(() => child.kill('SIGKILL'));
    output += data.toString();
  });
  await once(child, 'close');
  const report = output.split('\n')[1];
  return report ? (JSON.parse(report) as Record<string, number>) : undefined;
}

/** What a person finds and what the store counts; each document is found by words of its own. */
async function inspect(base: string, round: number) {
  const store = openQdrantStore(placeOf(base));
  const found = new Map<string, number>();
  for (const { id, source } of documentsOf(0)) {
    const hits = await store.search({ text: `manual${source.path.replace('.md', '')}`, limit: 30, only: { documents: [id] } }, filterOf('user:wang'));
    if (hits.length > 0) found.set(id, hits.filter(({ text }) => text.includes(`Version${round} `)).length === hits.length ? hits.length : -1);
  }
  const { documents, chunks } = await store.describe();
  await store.close();
  return { found, documents, chunks };
}

function expected(round: number) {
  const found = new Map(documentsOf(round).map((document) => [document.id, chunkDocument(document).length]));
  return { found, documents: found.size, chunks: [...found.values()].reduce((sum, n) => sum + n, 0) };
}

whenReal('an index that is killed at any moment loses and doubles nothing once it has run again', async () => {
  const base = makeBase('killed');
  await index(base, 0);
  const killed: boolean[] = [];
  for (let turn = 1; turn <= KILLS; turn++) {
    const round = turn % 2;
    killed.push((await index(base, round, Math.random() * 400)) === undefined);
    // What was sent before the kill may still be carried out.
    await setTimeout(50);
    await index(base, round);
    expect({ turn, ...(await inspect(base, round)) }).toEqual({ turn, ...expected(round) });
  }
  expect(killed.filter(Boolean).length).toBeGreaterThan(KILLS / 4);
  process.stdout.write(`killed ${killed.filter(Boolean).length} of ${KILLS} runs\n`);
}, 600_000);

/** What the server says of a collection. */
async function parametersOf(collection: string): Promise<unknown> {
  const response = await fetch(`${process.env.QDRANT_URL}/collections/${collection}`, { headers: { 'api-key': process.env.QDRANT_API_KEY ?? '' } });
  return ((await response.json()) as { result: { config: { params: unknown } } }).result.config.params;
}

whenReal('a collection is spread over a cluster as the credential says', async () => {
  const base = makeBase('spread');
  const [store, document] = [openQdrantStore({ ...placeOf(base), cluster: { shards: 3, replicas: 2, writeConsistency: 2 } }), documentsOf(0)[0]!];
  await store.putDocument(document, chunkDocument(document));
  await store.close();
  expect(await parametersOf(`kb_${base}_1`)).toMatchObject({ shard_number: 3, replication_factor: 2, write_consistency_factor: 2 });
}, 120_000);

/** A token of Qdrant's own (HS256 under the server's key) that may read one knowledge base only. */
function readerOf(base: string, apiKey: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const access = [`kb_${base}`, `kb_${base}_1`].map((collection) => ({ collection, access: 'r' }));
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ access, exp: Math.floor(Date.now() / 1000) + 600 })}`;
  return `${signed}.${createHmac('sha256', apiKey).update(signed).digest('base64url')}`;
}

const whenKeyed = process.env.QDRANT_URL && process.env.QDRANT_API_KEY && process.env.QDRANT_QUERY_API_KEY ? test : test.skip;
whenKeyed.each([
  { why: 'the read-only key', keyOf: () => process.env.QDRANT_QUERY_API_KEY },
  { why: 'a token for one collection (jwt_rbac: true)', keyOf: (base: string) => readerOf(base, process.env.QDRANT_API_KEY ?? '') },
])('with $why a node can ask and can change nothing', async ({ keyOf }) => {
  const base = makeBase(`readonly-${bases.length}`);
  const [writer, document] = [openQdrantStore(placeOf(base)), documentsOf(0)[0]!];
  await writer.putDocument(document, chunkDocument(document));
  await writer.close();
  const reader = openQdrantStore({ ...placeOf(base), apiKey: keyOf(base), queryApiKey: undefined });
  expect(await reader.search({ text: 'manual', limit: 1 }, filterOf('user:wang'))).toHaveLength(1);
  await expect(reader.deleteDocuments([document.id])).rejects.toMatchObject({ code: 'QDRANT_KEY', message: expect.stringMatching(/may not write/) });
  await reader.close();
}, 120_000);

whenReal('four processes that index the same source at once neither lose nor double anything', async () => {
  const base = makeBase('four');
  for (const round of [0, 1]) {
    await Promise.all(Array.from({ length: 4 }, () => index(base, round)));
    expect(await inspect(base, round)).toEqual(expected(round));
  }
  expect(await index(base, 1)).toMatchObject({ added: 0, updated: 0, deleted: 0, skipped: 39 });
}, 300_000);

whenReal('processes that index two versions at once leave one of them whole for each document', async () => {
  const base = makeBase('versions');
  await Promise.all([0, 1, 0, 1].map((round) => index(base, round)));
  await index(base, 1);
  expect(await inspect(base, 1)).toEqual(expected(1));
}, 300_000);
