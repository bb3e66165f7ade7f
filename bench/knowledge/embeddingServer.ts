import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A stand-in for a GPU with one queue: 3 ms a request and so much an input, at most 32 inputs a request, now and then a 429 or a 503. */
export interface EmbeddingServer {
  readonly baseUrl: string;
  /** Milliseconds of work since the last call of `reset`. */
  busy(): number;
  reset(): void;
  close(): Promise<void>;
}

const PER_REQUEST = 3;
const PER_INPUT = 2;
const MOST_INPUTS = 32;
const FAIL_EVERY = 40;
const DIMENSIONS = 384;

function vectorOf(input: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS).fill(0.01);
  for (let i = 0; i < input.length; i++) vector[(input.charCodeAt(i) * 31 + i) % DIMENSIONS]! += 1;
  return vector;
}

function answer(inputs: readonly string[], base64: boolean): string {
  const data = inputs.map((input, index) => {
    const vector = vectorOf(input);
    return { object: 'embedding', index, embedding: base64 ? Buffer.from(vector.buffer).toString('base64') : [...vector] };
  });
  return JSON.stringify({ object: 'list', model: 'bench', data, usage: { prompt_tokens: 1, total_tokens: 1 } });
}

/** Serves on a free loopback port, in this process: its work is charged to every arm alike. */
export async function serveEmbeddings(): Promise<EmbeddingServer> {
  let [busy, count] = [0, 0];
  let queue: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { input, encoding_format } = JSON.parse(body) as { input: string | string[]; encoding_format?: string };
      const inputs = [input].flat();
      const say = (status: number, said: string) => response.writeHead(status, { 'content-type': 'application/json', ...(status >= 400 && { 'retry-after': '0' }) }).end(said);
      if (inputs.length > MOST_INPUTS) return say(413, JSON.stringify({ error: { message: `batch size ${inputs.length} > maximum allowed batch size ${MOST_INPUTS}`, type: 'validation' } }));
      if (++count % FAIL_EVERY === 0) return say(count % (2 * FAIL_EVERY) === 0 ? 503 : 429, JSON.stringify({ error: { message: 'busy', type: 'overloaded' } }));
      const said = answer(inputs, encoding_format === 'base64');
      const time = PER_REQUEST + PER_INPUT * inputs.length;
      queue = queue.then(() => new Promise((resolve) => setTimeout(resolve, time))).then(() => ((busy += time), say(200, said)));
      return undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, busy: () => busy, reset: () => ([busy, count] = [0, 0]),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
