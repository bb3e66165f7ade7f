import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openAiRerank } from '../../../src/adapters/openai/openAiRerank';

const closing: (() => void)[] = [];
afterAll(() => closing.forEach((close) => close()));

/** A reranking server that answers with these in turn; tells what it was asked. */
async function serve(...answers: { status: number; body: unknown }[]) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push([request.url, JSON.parse(body)]);
      const { status, body: said } = answers.shift() ?? { status: 500, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return { asked, reranker: openAiRerank({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, model: 'bge', retries: 1 }) };
}

const ok = (results: object[]) => ({ status: 200, body: { results } });

test('scores come back in the order of the texts, whatever the order of the answer, after one that was too busy', async () => {
  const { asked, reranker } = await serve({ status: 429, body: {} }, ok([{ index: 1, relevance_score: 0.9 }, { index: 0, relevance_score: 0.1 }]));
  expect(await reranker.rank('q', ['a', 'b'])).toEqual([0.1, 0.9]);
  expect(asked[1]).toEqual(['/v1/rerank', { model: 'bge', query: 'q', documents: ['a', 'b'], top_n: 2 }]);
});

test('logits become shares that keep their order', async () => {
  const { reranker } = await serve(ok([{ index: 0, score: -4 }, { index: 1, score: 3 }]));
  const [low = 1, high = 0] = await reranker.rank('q', ['a', 'b']);
  expect([low > 0, low < 0.05, high > 0.9, high < 1]).toEqual([true, true, true, true]);
});

test.each([
  { answer: ok([{ index: 0, relevance_score: 0.5 }]), code: 'RERANK_INVALID', why: 'a passage without a score' },
  { answer: ok([{ index: 0, relevance_score: 0.5 }, { index: 7, relevance_score: 0.5 }]), code: 'RERANK_INVALID', why: 'a place that was not sent' },
  { answer: { status: 200, body: { scores: [] } }, code: 'MODEL_SERVER_ANSWER', why: 'another shape' },
  { answer: { status: 401, body: {} }, code: 'MODEL_SERVER_KEY', why: 'a wrong key' },
])('$why is refused: $code', async ({ answer, code }) => {
  const { reranker } = await serve(answer);
  await expect(reranker.rank('q', ['a', 'b'])).rejects.toMatchObject({ code });
});
