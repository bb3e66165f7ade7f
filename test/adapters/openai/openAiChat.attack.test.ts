import { inspect } from 'node:util';
import { openAiChat } from '../../../src/adapters/openai/openAiChat';
import { scriptedOpenAiServer, type OpenAiScript, type ScriptedOpenAiServer } from '../../fixtures/servers/scriptedOpenAiServer';

let server: ScriptedOpenAiServer;
afterEach(() => server.close());

const KEY = 'sk-very-secret-key';
const PROMPT = 'the salary of the chairman is 12345';

async function open(script: OpenAiScript = {}, allowedModels: readonly string[] = ['qwen3']) {
  server = await scriptedOpenAiServer({ models: ['qwen3'], ...script });
  return openAiChat({ baseUrl: server.baseUrl, apiKey: KEY, allowedModels, timeout: 2000, retries: 0 });
}

const ask = (model = 'qwen3') => ({ model, messages: [{ role: 'user' as const, content: PROMPT }] });

test.each([
  { allowed: ['qwen3', 'gemma'], model: 'gpt', says: 'Allowed are: qwen3, gemma.', why: 'it is not on the list' },
  { allowed: [], model: 'qwen3', says: 'none is allowed', why: 'an empty list allows nothing' },
  { allowed: ['qwen3'], model: 'QWEN3', says: 'not allowed', why: 'names are compared exactly' },
  { allowed: ['qwen3'], model: 'qwen3 ', says: 'not allowed', why: 'names are compared exactly' },
  { allowed: ['*'], model: 'qwen3', says: 'not allowed', why: 'there are no wildcards' },
])('$model is never asked, because $why', async ({ allowed, model, says }) => {
  const chat = await open({}, allowed);
  await expect(chat.complete(ask(model))).rejects.toMatchObject({ code: 'MODEL_NOT_ALLOWED', message: expect.stringContaining(says) as string });
  expect(server.requests).toEqual([]);
});

const echo = { message: `bad: ${KEY} ${PROMPT}`, code: KEY, type: PROMPT };
test.each([
  ...[400, 401, 403, 404, 413, 422, 429, 500].map((status) => ({ status, body: { error: echo } as unknown })),
  { status: 400, body: { detail: [{ input: PROMPT, key: KEY }] } },
  { status: 400, body: `<html>${KEY} ${PROMPT}</html>` },
  { status: 200, body: { choices: `${KEY} ${PROMPT}` } },
  { status: 302, body: KEY },
])('a server that echoes the key and the prompt with $status puts neither into the error', async ({ status, body }) => {
  const chat = await open({ first: [{ status, body, headers: { location: 'http://127.0.0.1:9/' } }] });
  const error: unknown = await chat.complete(ask()).catch((thrown: unknown) => thrown);
  const shown = inspect(error, { depth: 10, showHidden: true });
  expect(error).toBeInstanceOf(Error);
  expect(shown).not.toContain(KEY);
  expect(shown).not.toContain('chairman');
});

test('a redirect is not followed, because it would carry the key to another host', async () => {
  const chat = await open();
  const other = server;
  const chatAway = openAiChat({ baseUrl: (server = await scriptedOpenAiServer({ first: [{ status: 307, body: '', headers: { location: `${other.baseUrl}/chat/completions` } }] })).baseUrl, apiKey: KEY, allowedModels: ['qwen3'], retries: 0 });
  await expect(chatAway.complete(ask())).rejects.toMatchObject({ code: 'MODEL_SERVER_UNREACHABLE' });
  expect(other.requests).toEqual([]);
  expect(await chat.complete(ask())).toMatchObject({ finishReason: 'stop' });
  await other.close();
});

test('without a key none is sent, whatever the environment holds', async () => {
  process.env.OPENAI_API_KEY = 'from-the-environment';
  process.env.OPENAI_ORG_ID = 'org-of-the-environment';
  server = await scriptedOpenAiServer({ models: ['qwen3'] });
  await openAiChat({ baseUrl: server.baseUrl, allowedModels: ['qwen3'] }).complete(ask());
  delete process.env.OPENAI_API_KEY;
  delete process.env.OPENAI_ORG_ID;
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('environment');
});

test.each(['file:///etc/passwd', 'gpu1:8000', '', 'http://user:secret@gpu1/v1'])('the base URL "%s" is refused without being shown', async (baseUrl) => {
  server = await scriptedOpenAiServer();
  expect(() => openAiChat({ baseUrl, allowedModels: ['a'] })).toThrow('not an http or https address');
});
