import type { OpenAI } from 'openai';
import { APIError } from 'openai';
import type { EmbeddingModel } from '../../embedding/EmbeddingModel';
import type { EmbeddingConfiguration } from '../configuration';
import { BatchQueue } from './BatchQueue';
import { decodeVectors, dimensionOf } from './decodeVectors';
import { explainError } from './explainError';
import { listModels } from './listModels';
import { openClient } from './openClient';
import { Slots } from './Slots';

/** What keeps an embedding server busy (batches of 64, four under way) without holding much in memory. */
const BATCH = 64;
const IN_FLIGHT = 4;

function refusesBatch(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  if (error.status === 413 || error.status === 422) return true;
  return error.status === 400 && /batch|too many|array.{0,40}(?:long|length|size)|(?:max|at most).{0,40}(?:input|item|element)/i.test(error.message);
}

/** The number of inputs that a refusal names, where it names a smaller one than was sent. */
function namedLimit(error: unknown, sent: number): number | undefined {
  const found = error instanceof APIError ? /(?:max\w*|at most|up to|limit|no more than)\D{0,60}?(\d{1,5})\b/i.exec(error.message)?.[1] : undefined;
  const limit = Number(found);
  return limit > 0 && limit < sent ? limit : undefined;
}

function refusesEncoding(error: unknown): boolean {
  return error instanceof APIError && (error.status === 400 || error.status === 422) && /encoding_format|base64/i.test(error.message);
}

/** Embeds through /v1/embeddings, with four requests under way whoever asks; remembers for its life how large a batch the server takes, whether it knows base64, and the dimension. */
class OpenAiEmbeddings implements EmbeddingModel {
  readonly model: string;
  private readonly client: OpenAI;
  private readonly slots = new Slots(IN_FLIGHT);
  private limit = BATCH;
  private encoding: 'base64' | 'float' = 'base64';
  private dimension?: number;

  constructor(private readonly server: EmbeddingConfiguration) {
    this.model = server.model;
    this.client = openClient(server);
  }

  async embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const stop = new AbortController();
    const result = new Array<Float32Array>(texts.length);
    const queue = new BatchQueue(texts.length, this.limit);
    const work = () => this.work(texts, queue, result, signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
    try {
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
      return result;
    } catch (error) {
      throw await explainError(error, this.server, this.model, () => listModels(this.client), signal);
    } finally {
      stop.abort();
    }
  }

  private async work(texts: readonly string[], queue: BatchQueue, result: Float32Array[], signal: AbortSignal): Promise<void> {
    for (let range = queue.take(); range; range = queue.take()) {
      const [from, to] = range;
      try {
        const vectors = await this.slots.run(() => this.request(texts.slice(from, to), signal));
        this.dimension = dimensionOf(vectors, this.dimension);
        vectors.forEach((vector, i) => (result[from + i] = vector));
      } catch (error) {
        if (to - from === 1 || !refusesBatch(error)) throw error;
        queue.refuse(range, namedLimit(error, to - from));
        this.limit = queue.limit;
      }
    }
  }

  private async request(input: string[], signal: AbortSignal): Promise<Float32Array[]> {
    const encoding = this.encoding;
    try {
      const answer: unknown = await this.client.embeddings.create({ model: this.model, input, encoding_format: encoding }, { signal });
      return decodeVectors(answer, input.length);
    } catch (error) {
      if (encoding === 'float' || !refusesEncoding(error)) throw error;
      this.encoding = 'float';
      return this.request(input, signal);
    }
  }
}

/** Any OpenAI-compatible embedding server: batched, retried on 429 and 5xx, vectors in the order of the texts. */
export function openAiEmbeddings(configuration: EmbeddingConfiguration): EmbeddingModel {
  return new OpenAiEmbeddings(configuration);
}
