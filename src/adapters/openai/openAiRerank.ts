import { z } from 'zod';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Reranker } from '../../knowledge/Reranker';
import type { RerankConfiguration } from '../configuration';
import { explainError } from './explainError';
import { listModels } from './listModels';
import { openClient } from './openClient';

/** Jina's and Cohere's shape, which vLLM speaks; some servers answer with `score`. */
const answer = z.object({
  results: z.array(z.object({ index: z.number().int(), relevance_score: z.number().optional(), score: z.number().optional() })),
});

/** Logits of some models are squeezed into 0 to 1; scores that are there already stay. */
function toShare(scores: readonly number[]): number[] {
  const inRange = scores.every((score) => score >= 0 && score <= 1);
  return inRange ? [...scores] : scores.map((score) => 1 / (1 + Math.exp(-score)));
}

function inOrder(raw: unknown, count: number): number[] {
  const scores = new Array<number | undefined>(count).fill(undefined);
  for (const { index, relevance_score, score } of answer.parse(raw).results) if (index >= 0 && index < count) scores[index] = relevance_score ?? score;
  const given = scores.filter((score) => score !== undefined && Number.isFinite(score)) as number[];
  if (given.length === count) return toShare(given);
  throw new ServiceUnavailable('RERANK_INVALID', `The reranking server scored ${given.length} of ${count} passages.`, 'Check that the model is a reranking model, and see the log of the server.');
}

/** Any server with POST /v1/rerank; retried on 429 and 5xx like our other calls. */
export function openAiRerank(server: RerankConfiguration): Reranker {
  const client = openClient(server);
  return {
    model: server.model,
    async rank(query, documents, signal) {
      if (documents.length === 0) return [];
      try {
        const raw: unknown = await client.post('/rerank', { body: { model: server.model, query, documents, top_n: documents.length }, signal });
        return inOrder(raw, documents.length);
      } catch (error) {
        throw await explainError(error, server, server.model, () => listModels(client), signal);
      }
    },
  };
}
