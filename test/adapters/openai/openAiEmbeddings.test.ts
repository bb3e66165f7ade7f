import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openAiEmbeddings } from '../../../src/adapters/openai/openAiEmbeddings';
import type { EmbeddingConfiguration } from '../../../src/adapters/configuration';
import { scriptedOpenAiServer, wordVector, type OpenAiScript, type ScriptedOpenAiServer } from '../../fixtures/servers/scriptedOpenAiServer';

let server: ScriptedOpenAiServer;
afterEach(() => server.close());

async function open(script: OpenAiScript = {}, more: Partial<EmbeddingConfiguration> = {}) {
  server = await scriptedOpenAiServer({ models: ['bge-m3'], ...script });
  return openAiEmbeddings({ baseUrl: server.baseUrl, model: 'bge-m3', timeout: 2000, retries: 2, ...more });
}

const texts = (count: number) => Array.from({ length: count }, (_, i) => `text number ${i}`);
const sizes = () => server.requests.map((request) => (request.body as { input: string[] }).input.length);
const busy = (status: number) => ({ status, body: { error: { message: 'slow down' } }, headers: { 'retry-after-ms': '1' } });

test('vectors come back in the order of the texts, although batches end and answers are listed in another order', async () => {
  const model = await open();
  const vectors = await model.embed(texts(150));
  expect(vectors).toEqual(texts(150).map((one) => Float32Array.from(wordVector(one))));
  expect(sizes().sort((a, b) => a - b)).toEqual([22, 64, 64]);
});

test('at most four requests are under way', async () => {
  const model = await open();
  await model.embed(texts(64 * 9));
  expect(server.busiest()).toBeGreaterThan(1);
  expect(server.busiest()).toBeLessThanOrEqual(4);
});

test('at most four requests are under way, however many ask at once', async () => {
  const model = await open();
  await Promise.all(Array.from({ length: 5 }, () => model.embed(texts(64 * 3))));
  expect(server.busiest()).toBeLessThanOrEqual(4);
});

test('a refusal that names no limit halves the batch until it fits', async () => {
  const refusal = { status: 413, body: { error: { message: 'too large' } } };
  const model = await open({ first: [refusal] });
  expect(await model.embed(texts(60))).toHaveLength(60);
  expect(sizes().sort((a, b) => b - a).slice(0, 3)).toEqual([60, 30, 30]);
});

test('no text, no request', async () => {
  const model = await open();
  expect(await model.embed([])).toEqual([]);
  expect(server.requests).toEqual([]);
});

test.each([
  { encoding: 'both' as const, formats: ['base64'], why: 'base64 decodes ten times faster' },
  { encoding: 'ignoresBase64' as const, formats: ['base64'], why: 'some servers send plain arrays whatever is asked' },
  { encoding: 'refusesBase64' as const, formats: ['base64', 'float', 'float'], why: 'some servers know only arrays, and that is remembered' },
])('a server that $encoding is understood: $why', async ({ encoding, formats }) => {
  const model = await open({ encoding });
  const expected = Float32Array.from(wordVector('設定 VPN'));
  expect(await model.embed(['設定 VPN'])).toEqual([expected]);
  if (formats.length > 1) expect(await model.embed(['設定 VPN'])).toEqual([expected]);
  expect(server.requests.map((request) => (request.body as { encoding_format: string }).encoding_format)).toEqual(formats);
});

test.each([413, 422, 400])('a batch that is refused with %i is cut to the limit that the refusal names, and that is remembered', async (batchStatus) => {
  const model = await open({ maxBatch: 20, batchStatus });
  expect(await model.embed(texts(64))).toEqual(texts(64).map((one) => Float32Array.from(wordVector(one))));
  const before = server.requests.length;
  await model.embed(texts(32));
  expect(sizes().slice(before).sort((a, b) => b - a)).toEqual([20, 12]);
});

test.each([429, 500, 503])('an answer %i is tried again', async (status) => {
  const model = await open({ first: [busy(status), busy(status)] });
  expect(await model.embed(['a'])).toHaveLength(1);
  expect(server.requests).toHaveLength(3);
});

test('after the last attempt the error says how many there were', async () => {
  const model = await open({ first: [busy(429), busy(429), busy(429)] });
  await expect(model.embed(['a'])).rejects.toMatchObject({ name: 'ServiceUnavailable', code: 'MODEL_SERVER_BUSY', message: expect.stringContaining('after 3 attempts') as string });
});

const list = (embeddings: unknown[]) => () => ({ data: embeddings.map((embedding, index) => ({ index, embedding })) });
test.each([
  { embeddings: list([[0, 0, 0]]), says: 'vector 1 is all zero', why: 'it is near to nothing, so it is never found' },
  { embeddings: list([Buffer.from(Float32Array.of(1, NaN).buffer).toString('base64')]), says: 'vector 1 holds a number that is not finite', why: 'NaN spoils every comparison' },
  { embeddings: list([Buffer.from([1, 2, 3]).toString('base64')]), says: '3 bytes are not a list of 32-bit numbers', why: 'the answer was cut' },
  { embeddings: list([]), says: '1 texts were sent, 0 vectors came back', why: 'a text would stay without its vector' },
  { embeddings: () => ({ data: [{ index: 1, embedding: [1] }] }), says: 'index 1 is out of range', why: 'it belongs to no text' },
  { embeddings: list([[1, null]]), says: 'did not answer in the shape', why: 'JSON has no NaN, servers write null' },
  { embeddings: () => 'ok', says: 'did not answer in the shape', why: 'it is another kind of server' },
])('an answer is refused because $why', async ({ embeddings, says }) => {
  const model = await open({ embeddings });
  await expect(model.embed(['a'])).rejects.toMatchObject({ message: expect.stringContaining(says) as string });
});

test('a dimension that changes between calls is refused with both numbers', async () => {
  const model = await open({ embed: (one) => wordVector(one, one === 'odd' ? 8 : 16) });
  await model.embed(['even']);
  await expect(model.embed(['odd'])).rejects.toMatchObject({ message: expect.stringContaining('one has 8 dimensions, the others 16') as string });
});

test('a model that the server does not have is named beside those that it has', async () => {
  const model = await open({ models: ['qwen3', 'gemma'] });
  await expect(model.embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNKNOWN', message: expect.stringContaining('lists qwen3, gemma; bge-m3 is not among them') as string });
});

test('an abort ends the requests under way and keeps its reason', async () => {
  const model = await open({ first: [{ status: 200, body: {}, after: 1500 }] });
  const stop = new AbortController();
  const run = model.embed(['a'], stop.signal);
  setTimeout(() => stop.abort(new Error('the user stopped')), 30);
  await expect(run).rejects.toThrow('the user stopped');
});

async function failInProcess(baseUrl: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'embedInProcess.js'), baseUrl]);
  return JSON.parse(stdout);
}

test('a server that does not answer in time, and one that is not there, are named with the cause', async () => {
  await open({ first: [{ status: 200, body: {}, after: 1500 }] });
  const host = new URL(server.baseUrl).host;
  expect(await failInProcess(server.baseUrl)).toEqual({ code: 'MODEL_SERVER_TIMEOUT', message: `The model server at ${host} did not answer within 0.1 s.` });
  await server.close();
  expect(await failInProcess(server.baseUrl)).toEqual({ code: 'MODEL_SERVER_UNREACHABLE', message: `The model server at ${host} cannot be reached (ECONNREFUSED).` });
  await open();
});
