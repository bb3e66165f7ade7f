import { z } from 'zod';
import { checkQdrant } from '../../../src/adapters/qdrant/checkQdrant';
import { QdrantConnection } from '../../../src/adapters/qdrant/QdrantConnection';
import { type QdrantScript, scriptedQdrantServer, type ScriptedQdrantServer } from '../../fixtures/servers/scriptedQdrantServer';

let server: ScriptedQdrantServer;
let connection: QdrantConnection;
afterEach(async () => {
  await connection?.close();
  await server.close();
});

async function start(script: QdrantScript = {}, path = '', apiKey?: string, timeout?: number): Promise<void> {
  server = await scriptedQdrantServer(script);
  connection = new QdrantConnection({ url: `${server.url}${path}`, apiKey, timeout }, () => 0);
}

/** Fails as told, once for each, and then answers. */
function failing(...failures: (number | 'reset')[]): QdrantScript['fail'] {
  return () => failures.shift();
}

const list = (signal?: AbortSignal) => connection.call('list its collections', (api, init) => api.getCollections({}, init), z.object({ collections: z.array(z.unknown()) }), { signal, allowed: [] });

test.each([
  { failures: [429], why: 'it was busy' },
  { failures: [502, 503], why: 'what stands before it was restarted' },
  { failures: ['reset'], why: 'the connection broke' },
  { failures: [504, 'reset', 503], why: 'one thing led to another' },
] as { failures: (number | 'reset')[]; why: string }[])('after $failures the request is tried again, because $why', async ({ failures }) => {
  const expected = failures.length + 1;
  await start({ fail: failing(...failures) });
  expect(await list()).toEqual({ collections: [] });
  expect(server.requests).toHaveLength(expected);
});

test('a server that asks for patience gets it to the second', async () => {
  await start({ fail: failing(429), retryAfter: '1' });
  const began = performance.now();
  await list();
  expect(performance.now() - began).toBeGreaterThan(990);
});

test.each([
  { status: 429, retryAfter: '120', code: 'QDRANT_BUSY', says: 'answered 429: it is too busy to list its collections, after 1 attempts, and asks for 120 s', why: 'the wait is read whole' },
  { status: 503, code: 'QDRANT_DOWN', says: 'answered 503: it could not list its collections, after 4 attempts', why: 'it stays down' },
  { status: 401, code: 'QDRANT_KEY', says: 'answered 401: the key may not list its collections', why: 'the key is wrong' },
  { status: 403, code: 'QDRANT_KEY', says: 'answered 403: the key may not list its collections', why: 'the key may not' },
  { status: 404, code: 'QDRANT_PATH', says: 'answered 404: this is not the address of a Qdrant server', why: 'something else is there' },
  { status: 500, code: 'QDRANT_REFUSED', says: 'answered 500: it could not list its collections', why: 'it failed' },
  { status: 302, code: 'QDRANT_ANSWER', says: 'or redirects', why: 'a redirect would carry the key elsewhere' },
])('$status ends in "$says", because $why', async ({ status, retryAfter, code, says }) => {
  await start({ fail: () => status, retryAfter });
  await expect(list()).rejects.toMatchObject({ code, message: expect.stringContaining(says) as string });
  expect(server.requests.map(({ path }) => path)).not.toContain('/elsewhere');
});

test('a wait ends at once with the reason of the abort', async () => {
  await start({ fail: () => 503, retryAfter: '20' });
  const stop = new AbortController();
  const asked = list(stop.signal);
  setTimeout(() => stop.abort(new Error('the user stopped')), 50);
  await expect(asked).rejects.toThrow('the user stopped');
  expect(server.requests).toHaveLength(1);
});

test('a server that does not answer in time is named with the time', async () => {
  await start({ after: 300 }, '', undefined, 100);
  await expect(list()).rejects.toMatchObject({ code: 'QDRANT_TIMEOUT', message: expect.stringContaining('within 0.1 s') as string });
});

test('the path of the URL is kept, and a key over http is told to nobody else', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  await start({ prefix: '/qdrant', apiKey: 'key' }, '/qdrant/', 'key');
  expect(await list()).toEqual({ collections: [] });
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

test.each(['ftp://qdrant', 'qdrant:6333', 'http://user:secret@qdrant:6333', ''])('the URL %j is refused without repeating it', async (url) => {
  await start();
  expect(() => new QdrantConnection({ url })).toThrow(expect.objectContaining({ code: 'QDRANT_URL', message: expect.not.stringContaining('secret') as string }));
});

test('the check finds a server that is well, one that is too old, and one that is not there', async () => {
  await start({ apiKey: 'key' });
  await expect(checkQdrant({ url: server.url, apiKey: 'key' })).resolves.toBeUndefined();
  await expect(checkQdrant({ url: server.url, apiKey: 'key', queryApiKey: 'secret' })).rejects.toMatchObject({ code: 'QDRANT_KEY' });
  await expect(checkQdrant({ url: server.url, apiKey: 'secret' })).rejects.toMatchObject({ code: 'QDRANT_KEY', message: expect.not.stringContaining('secret') as string });
  await server.close();
  await expect(checkQdrant({ url: server.url })).rejects.toMatchObject({ code: 'QDRANT_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') as string });
  server = await scriptedQdrantServer({ version: '1.9.2' });
  await expect(checkQdrant({ url: server.url })).rejects.toMatchObject({ code: 'QDRANT_TOO_OLD' });
});
