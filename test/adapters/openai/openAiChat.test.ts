import { openAiChat } from '../../../src/adapters/openai/openAiChat';
import type { ChatConfiguration } from '../../../src/adapters/configuration';
import type { ChatRequest } from '../../../src/answering/ChatModel';
import { scriptedOpenAiServer, type OpenAiScript, type ScriptedOpenAiServer } from '../../fixtures/servers/scriptedOpenAiServer';

let server: ScriptedOpenAiServer;
afterEach(() => server.close());

async function open(script: OpenAiScript = {}, more: Partial<ChatConfiguration> = {}) {
  server = await scriptedOpenAiServer({ models: ['qwen3'], ...script });
  return openAiChat({ baseUrl: server.baseUrl, allowedModels: ['qwen3'], timeout: 2000, retries: 1, ...more });
}

const ask = (more: Partial<ChatRequest> = {}): ChatRequest => ({ model: 'qwen3', messages: [{ role: 'user', content: '你好' }], ...more });

test.each([false, true])('an answer with stream %s is whole, with usage and finish reason', async (stream) => {
  const chat = await open({ chat: () => '您好，世界' });
  expect(await chat.complete(ask({ stream }))).toEqual({ text: '您好，世界', model: 'qwen3', finishReason: 'stop', usage: { promptTokens: 7, completionTokens: 5 } });
});

test.each([
  { format: 'json' as const, sent: { type: 'json_object' } },
  { format: { name: 'order', schema: { type: 'object' } }, sent: { type: 'json_schema', json_schema: { name: 'order', schema: { type: 'object' }, strict: true } } },
  { format: 'text' as const, sent: undefined },
])('the format $format is asked for as $sent', async ({ format, sent }) => {
  const chat = await open();
  await chat.complete(ask({ format, temperature: 0.2, maxTokens: 50 }));
  expect(server.requests[0]?.body).toMatchObject({ temperature: 0.2, max_tokens: 50, ...(sent && { response_format: sent }) });
  expect((server.requests[0]?.body as object)).not.toHaveProperty('stream_options');
});

test('a stream that ends without a finish reason is refused, because half an answer looks like a whole one', async () => {
  const chat = await open({ chat: () => ({ text: 'Do not', finish: null }) });
  await expect(chat.complete(ask({ stream: true }))).rejects.toMatchObject({ code: 'MODEL_ANSWER_CUT' });
});

test('a stream that falls silent is given up in time', async () => {
  const chat = await open({ chat: () => ({ text: 'slowly', stallAfter: 2 }) }, { timeout: 150, retries: 0 });
  await expect(chat.complete(ask({ stream: true }))).rejects.toMatchObject({ code: 'MODEL_SERVER_TIMEOUT' });
});

test('a stream that the caller stops keeps the reason', async () => {
  const chat = await open({ chat: () => ({ text: 'slowly', stallAfter: 2 }) });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('the user stopped')), 50);
  await expect(chat.complete(ask({ stream: true }), stop.signal)).rejects.toThrow('the user stopped');
});

test('a text that is too long for the model is refused with the number of tokens', async () => {
  const message = "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.";
  const chat = await open({ first: [{ status: 400, body: { error: { message, type: 'BadRequestError' } } }] });
  await expect(chat.complete(ask())).rejects.toMatchObject({ name: 'InvalidInput', code: 'TOO_LONG_FOR_MODEL', message: expect.stringContaining('8192 tokens') as string });
});

test('the models of the server are listed in its order', async () => {
  const chat = await open({ models: ['b', 'a'] });
  expect(await chat.listModels()).toEqual(['b', 'a']);
});
