import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

const PER_REQUEST = 3;
const PER_INPUT = 2;
const MOST_INPUTS = 32;
/** One request of so many is turned away, by 429 and by 503 in turn. */
const FAIL_EVERY = 40;
const DIMENSIONS = 384;

interface Said {
  readonly status: number;
  readonly body: object;
}

function vectorOf(input: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS).fill(0.01);
  for (let i = 0; i < input.length; i++) vector[(input.charCodeAt(i) * 31 + i) % DIMENSIONS]! += 1;
  return vector;
}

function embed(inputs: readonly string[], base64: boolean): object {
  const data = inputs.map((input, index) => {
    const vector = vectorOf(input);
    return { object: 'embedding', index, embedding: base64 ? Buffer.from(vector.buffer).toString('base64') : [...vector] };
  });
  return { object: 'list', model: 'bench', data, usage: { prompt_tokens: 1, total_tokens: 1 } };
}

const refusal = (status: number, message: string): Said => ({ status, body: { error: { message, type: 'bench' } } });

/** A GPU with one queue: one request after the other, each for its time; what is turned away takes none of it. */
class Gpu {
  private busy = 0;
  private count = 0;
  private queue: Promise<unknown> = Promise.resolve();

  async embeddings({ input, encoding_format }: { input: string | string[]; encoding_format?: string }): Promise<Said> {
    const inputs = [input].flat();
    if (inputs.length > MOST_INPUTS) return refusal(413, `batch size ${inputs.length} > maximum allowed batch size ${MOST_INPUTS}`);
    if (++this.count % FAIL_EVERY === 0) return refusal(this.count % (2 * FAIL_EVERY) === 0 ? 503 : 429, 'busy');
    const body = embed(inputs, encoding_format === 'base64');
    this.queue = this.queue.then(() => this.work(PER_REQUEST + PER_INPUT * inputs.length));
    await this.queue;
    return { status: 200, body };
  }

  /** Milliseconds of work since it was asked last. */
  takeBusy(): Said {
    const body = { busy: this.busy };
    [this.busy, this.count] = [0, 0];
    return { status: 200, body };
  }

  /** By the clock, since a timer of this machine may take longer than asked. */
  private async work(milliseconds: number): Promise<void> {
    const began = performance.now();
    await setTimeout(milliseconds);
    this.busy += performance.now() - began;
  }
}

/** A process of its own, so that its work is charged to no arm; says its port, and ends with the one that started it. */
function main(): void {
  const gpu = new Gpu();
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { status, body: said } = request.url === '/busy' ? gpu.takeBusy() : await gpu.embeddings(JSON.parse(body) as Parameters<Gpu['embeddings']>[0]);
      response.writeHead(status, { 'content-type': 'application/json', ...(status >= 400 && { 'retry-after': '0' }) }).end(JSON.stringify(said));
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}

if (require.main === module) main();
