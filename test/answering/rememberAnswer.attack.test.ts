import type { Answer } from '../../src/answering/Answer';
import { rememberAnswer } from '../../src/answering/rememberAnswer';
import { cachedEmbeddings } from '../../src/knowledge/cachedEmbeddings';
import type { Cache } from '../../src/knowledge/Cache';
import { plainCodec } from '../../src/knowledge/Codec';
import type { Memory } from '../../src/knowledge/remember';
import { sealingCodec } from '../../src/knowledge/sealingCodec';
import type { AccessFilter } from '../../src/principal/AccessFilter';
import { filterOf } from '../contract/knowledgeStore';
import { memoryStore } from '../fixtures/memoryStore';

function mapCache(): Cache & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return { entries, get: async (key) => ({ value: entries.get(key), hits: 1, misses: 3 }), set: async (key, value) => void entries.set(key, value), close: async () => undefined };
}

const answerOf = (text: string, more: Partial<Answer> = {}): Answer => ({ status: 'answered', text, mode: 'extractive', citations: [], removed: [], asked: { person: 'user:wang', assurance: 'token' }, usage: { promptTokens: 7, completionTokens: 7 }, ...more });
const WANG = filterOf('user:wang', ['group:hr', 'group:rd']);

interface Asking {
  readonly version?: string;
  readonly filter?: AccessFilter;
  readonly question?: string;
  readonly choices?: object;
  readonly wantsModel?: boolean;
}

async function ask(memory: Memory, { version = 'v1', filter = WANG, question = '麒麟的預算', choices = { limit: 8 }, wantsModel = false }: Asking, answer = answerOf('new')) {
  const store = { ...memoryStore(), version: async () => version };
  return rememberAnswer(memory, store, { question, filter, choices, wantsModel }, async () => ({ answer, documents: [] }));
}

test.each<{ second: Asking; hit: boolean; why: string }>([
  { second: {}, hit: true, why: 'the very same question of the same rights' },
  { second: { filter: filterOf('user:wang', ['group:rd', 'group:hr']) }, hit: true, why: 'the same groups in another order' },
  { second: { question: ' 麒麟的預算\n' }, hit: true, why: 'white space around it' },
  { second: { version: 'v2' }, hit: false, why: 'a change in the knowledge base' },
  { second: { filter: filterOf('user:lee', ['group:hr', 'group:rd']) }, hit: false, why: 'another person with the same groups, whom a rule may name' },
  { second: { filter: filterOf('user:wang', ['group:hr']) }, hit: false, why: 'the same person after leaving a group' },
  { second: { filter: filterOf('user:wang', ['group:hr', 'group:rd'], 'other') }, hit: false, why: 'another tenant' },
  { second: { choices: { limit: 9 } }, hit: false, why: 'another choice in the form' },
  { second: { question: '麒麟的預算？' }, hit: false, why: 'another question, be it ever so alike' },
])('after one answer, $why: hit $hit', async ({ second, hit }) => {
  const memory = { cache: mapCache(), codec: plainCodec, seconds: 60 };
  expect((await ask(memory, {}, answerOf('old'))).cache).toEqual({ hit: false, hitRate: 0.25 });
  const { value, cache } = await ask(memory, second);
  expect([cache?.hit, value.answer.text]).toEqual([hit, hit ? 'old' : 'new']);
  expect(value.answer.usage === undefined).toBe(hit);
});

test('quotes that stand in for a model that failed are not kept', async () => {
  const memory = { cache: mapCache(), codec: plainCodec, seconds: 60 };
  await ask(memory, { wantsModel: true }, answerOf('quotes'));
  expect((await ask(memory, { wantsModel: true }, answerOf('model', { mode: 'model' }))).cache?.hit).toBe(false);
  expect((await ask(memory, { wantsModel: true })).value.answer.text).toBe('model');
});

test('of an encrypted knowledge base the cache holds neither question nor answer nor person, and what was changed there counts as nothing', async () => {
  const cache = mapCache();
  const memory = { cache, codec: sealingCodec(Buffer.alloc(32, 1).toString('base64')), seconds: 60 };
  await ask(memory, {}, answerOf('六千八百萬'));
  const all = JSON.stringify([...cache.entries]);
  for (const word of ['麒麟', '六千', 'user:wang', 'group:hr']) expect(all).not.toContain(word);
  for (const key of cache.entries.keys()) cache.entries.set(key, 'AAAA');
  expect((await ask(memory, {})).value.answer.text).toBe('new');
});

test('a cache that fails costs nothing but time, and a store that knows no version has no cache', async () => {
  const broken: Cache = { get: () => Promise.reject(new Error('down')), set: () => Promise.reject(new Error('down')), close: async () => undefined };
  const memory = { cache: broken, codec: plainCodec, seconds: 60 };
  expect(await ask(memory, {})).toMatchObject({ value: { answer: { text: 'new' } }, cache: { hit: false } });
  const made = await rememberAnswer({ ...memory, cache: mapCache() }, memoryStore(), { question: 'q', filter: WANG, choices: {}, wantsModel: false }, async () => ({ answer: answerOf('new') }));
  expect(made.cache).toBeUndefined();
});

test('the vector of a question is asked for once, those of passages always', async () => {
  let asked = 0;
  const model = { model: 'm', embed: async (texts: readonly string[]) => (asked++, texts.map((_, i) => new Float32Array([1, i, 0.5]))) };
  const cached = cachedEmbeddings(model, { cache: mapCache(), codec: plainCodec, seconds: 60 });
  for (let i = 0; i < 3; i++) expect(await cached.embed(['question'])).toEqual([new Float32Array([1, 0, 0.5])]);
  expect(asked).toBe(1);
  for (let i = 0; i < 2; i++) expect(await cached.embed(['a', 'b'])).toHaveLength(2);
  expect(asked).toBe(3);
});
