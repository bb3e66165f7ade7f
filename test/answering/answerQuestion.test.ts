import { answerQuestion, type QuestionRequest } from '../../src/answering/answerQuestion';
import type { ChatModel, ChatRequest } from '../../src/answering/ChatModel';
import { ServiceUnavailable } from '../../src/errors/ServiceUnavailable';
import type { KnowledgeStore, StoredHit } from '../../src/knowledge/KnowledgeStore';
import { toAccessFilter } from '../../src/principal/AccessFilter';

const now = new Date('2026-01-01T00:00:00Z');
const filter = toAccessFilter({ tenant: 'default', user: 'user:wang', groups: [], resolvedAt: now.toISOString(), expiresAt: '2026-01-01T00:05:00Z' }, now);
const base: StoredHit = {
  chunkId: 'c', documentId: 'd', title: '請假辦法', text: '病假三日以上應附診斷證明書。', context: '請假辦法 > 病假', place: { headings: ['病假'] }, score: 1, ranks: { words: 1 },
  tenant: 'default', access: { allow: ['user:wang'], deny: [] }, contentHash: 'h', index: 0, path: 'a.md',
};
const storeOf = (...hits: StoredHit[]) => ({ search: async () => hits }) as unknown as KnowledgeStore;
const asked = { person: 'user:wang', assurance: 'token' } as const;
const ask = (more: Partial<QuestionRequest>) => answerQuestion({ question: '病假幾日以上應附診斷證明書？', store: storeOf(base), filter, asked, random: () => 'k3v9q', ...more });
const modelSaying = (text: string, calls: ChatRequest[] = []): ChatModel => ({
  complete: async (request) => {
    calls.push(request);
    return { text, model: 'served', finishReason: 'stop', usage: { promptTokens: 9, completionTokens: 3 } };
  },
  listModels: async () => ['m'],
});

test('without a model the answer is a quote, and says so', async () => {
  expect(await ask({})).toMatchObject({ status: 'answered', mode: 'extractive', asked, citations: [{ n: 1, quote: '病假三日以上應附診斷證明書。' }] });
});

test('with a model it is the model\'s text, checked', async () => {
  const answer = await ask({ chat: { model: modelSaying('病假三日以上應附診斷證明書 [1]。天氣很好。'), name: 'm' } });
  expect(answer).toMatchObject({ status: 'answered', mode: 'model', model: 'served', text: '病假三日以上應附診斷證明書 [1]。', removed: [{ sentence: '天氣很好。' }], usage: { promptTokens: 9 } });
});

const nothing = [
  { why: 'the model finds no answer', more: { chat: { model: modelSaying('NO_ANSWER'), name: 'm' } } },
  { why: 'nothing of the draft is supported', more: { chat: { model: modelSaying('病假九日以上應附診斷證明書 [1]。'), name: 'm' } } },
  { why: 'a store that returned a foreign tenant\'s passage', more: { store: storeOf({ ...base, tenant: 'other' }) } },
  { why: 'a store that returned a passage the person may not read', more: { store: storeOf({ ...base, access: { allow: ['user:chen'], deny: [] } }) } },
  { why: 'a store that returned a passage the person is denied', more: { store: storeOf({ ...base, access: { allow: ['everyone'], deny: ['user:wang'] } }) } },
] satisfies { why: string; more: Partial<QuestionRequest> }[];

test.each(nothing)('not found, in fixed words: $why', async ({ more }) => {
  expect(await ask(more)).toMatchObject({ status: 'notFound', text: '在您可查閱的資料中找不到答案。', citations: [] });
});

test('a passage that the person may not read never reaches the model', async () => {
  const calls: ChatRequest[] = [];
  await ask({ store: storeOf({ ...base, access: { allow: [], deny: [] } }), chat: { model: modelSaying('x [1]', calls), name: 'm' } });
  expect(calls).toEqual([]);
});

const broken: ChatModel = { complete: async () => Promise.reject(new ServiceUnavailable('DOWN', 'The model server is down.', 'Start it.')), listModels: async () => [] };

test('a model that fails is an error, unless quotes are wanted then', async () => {
  await expect(ask({ chat: { model: broken, name: 'm' } })).rejects.toThrow('The model server is down.');
  expect(await ask({ chat: { model: broken, name: 'm', onFailure: 'quotes' } })).toMatchObject({ status: 'answered', mode: 'extractive' });
});

test.each([{ question: '  ', code: 'QUESTION_EMPTY' }, { question: '問'.repeat(2001), code: 'QUESTION_TOO_LONG' }])('$code is refused before any search', async ({ question, code }) => {
  await expect(ask({ question, store: undefined as unknown as KnowledgeStore })).rejects.toMatchObject({ code });
});
