import { findNamesByChat } from '../../../src/adapters/names/findNamesByChat';
import type { ChatModel, ChatRequest } from '../../../src/answering/ChatModel';

function chat(answer: (request: ChatRequest) => string): { model: ChatModel; asked: ChatRequest[] } {
  const asked: ChatRequest[] = [];
  const complete = async (request: ChatRequest) => (asked.push(request), { text: answer(request), model: 'm', finishReason: 'stop' });
  return { model: { complete, listModels: async () => [] }, asked };
}

test('finds every place of a name that the model lists, and asks with a schema', async () => {
  const { model, asked } = chat(() => '{"names":[{"text":"王小明","type":"PERSON"},{"text":"不在文中","type":"PERSON"}]}');
  const text = '王小明說，請找王小明。';
  const found = await findNamesByChat(model, 'm').find(text);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['王小明', '王小明']);
  expect(asked[0]?.format).toMatchObject({ name: 'names' });
});

test('reads a long text in pieces, and finds a name that a cut goes through', async () => {
  const text = `${'字'.repeat(3_998)}王小明${'字'.repeat(5_000)}`;
  const { model, asked } = chat(({ messages }) => JSON.stringify({ names: messages[1]?.content.includes('王小明') ? [{ text: '王小明', type: 'PERSON' }] : [] }));
  const found = await findNamesByChat(model, 'm').find(text);
  expect(found.some(({ start }) => start === 3_998)).toBe(true);
  expect(asked.length).toBeGreaterThan(1);
});

test.each([['no JSON', 'Sure! 王小明'], ['another shape', '{"people":[]}'], ['a kind that was not asked for', '{"names":[{"text":"a","type":"X"}]}']])('fails on %s', async (_why, said) => {
  await expect(findNamesByChat(chat(() => said).model, 'm').find('王小明')).rejects.toThrow('did not answer in the form');
});
