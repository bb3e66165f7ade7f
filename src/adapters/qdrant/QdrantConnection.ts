import { setTimeout } from 'node:timers/promises';
import { QdrantClient } from '@qdrant/js-client-rest';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { explainFailure, type Purpose } from './explainFailure';
import { openAgent } from './openAgent';
import { type Failure, readFailure } from './readFailure';
import { retryDelay } from './retryDelay';

export interface QdrantServer {
  readonly url: string;
  readonly apiKey?: string;
  /** For everything that only reads; `apiKey` where it is missing. */
  readonly queryApiKey?: string;
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
}

type Api = ReturnType<QdrantClient['api']>;

/** One operation of the client; `init` bounds it. Each must be safe to repeat: it may have been carried out when its answer was lost. */
export type Operation = (api: Api, init: RequestInit) => Promise<{ readonly data: unknown }>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Statuses that give undefined instead of an error. */
  readonly allowed?: readonly number[];
}

const TIMEOUT = 30_000;

function parseUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password) return parsed;
  throw new ConfigurationError('QDRANT_URL', 'The Qdrant URL is not an http or https address without a user and password.', 'Write it like http://qdrant.company.example:6333, and put the key into its own field.');
}

/** The client's own checks, its time limit and its `apiKey` are left out: they write to the console. */
function openClient({ protocol, host, port, pathname }: URL): QdrantClient {
  const usual = protocol === 'https:' ? 443 : 80;
  return new QdrantClient({
    url: `${protocol}//${host}`, port: port ? Number(port) : usual, prefix: pathname.replace(/\/+$/, ''), checkCompatibility: false, timeout: Infinity,
  });
}

/** Speaks to one Qdrant server: every request ends in time or with the caller's abort, is tried again where the failure may pass, and follows no redirect; no error carries the key or a text. */
export class QdrantConnection {
  readonly host: string;
  private readonly api: Api;
  private readonly agent: Dispatcher = openAgent();

  constructor(
    private readonly server: QdrantServer,
    private readonly random: () => number = Math.random,
  ) {
    const url = parseUrl(server.url);
    this.host = url.host;
    this.api = openClient(url).api();
  }

  /** The parsed `result`; undefined where the server does not know the collection, or where it answers with an allowed status. */
  async call<T extends z.ZodType>(purpose: Purpose, operation: Operation, result: T, { signal, allowed = [404] }: CallOptions = {}): Promise<z.output<T> | undefined> {
    const answer = await this.tryOften(purpose, operation, allowed, signal);
    if (answer === undefined) return undefined;
    const envelope = z.object({ result: z.unknown() }).safeParse(answer.data);
    const parsed = result.safeParse(envelope.data?.result);
    if (envelope.success && parsed.success) return parsed.data;
    throw explainFailure({}, this.host, purpose, 1);
  }

  /** The server's version, e.g. 1.19.0. */
  async version(signal?: AbortSignal): Promise<string> {
    const answer = await this.tryOften('read its version', (api, init) => api.root({}, init), [], signal);
    return z.object({ version: z.string() }).catch({ version: 'unknown' }).parse(answer?.data).version;
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async tryOften(purpose: Purpose, operation: Operation, allowed: readonly number[], signal?: AbortSignal): Promise<{ readonly data: unknown } | undefined> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.attempt(operation, this.keyFor(purpose), signal);
      if ('data' in answer) return answer;
      if (allowed.includes(answer.status ?? 0)) return undefined;
      const delay = retryDelay(answer, attempt, this.random);
      if (delay === undefined) throw explainFailure(answer, this.host, purpose, attempt);
      await setTimeout(delay, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  }

  private keyFor(purpose: Purpose): string | undefined {
    const writes = purpose.startsWith('write') || purpose.startsWith('create');
    return writes ? this.server.apiKey : (this.server.queryApiKey ?? this.server.apiKey);
  }

  private async attempt(operation: Operation, key: string | undefined, signal?: AbortSignal): Promise<{ readonly data: unknown } | Failure> {
    signal?.throwIfAborted();
    const time = AbortSignal.timeout(this.server.timeout ?? TIMEOUT);
    // Beside the server, packing an answer and unpacking it takes longer than sending it as it is.
    const headers = { 'accept-encoding': 'identity', ...(key && { 'api-key': key }) };
    const init = { redirect: 'error', dispatcher: this.agent, headers, signal: signal ? AbortSignal.any([signal, time]) : time } as const;
    try {
      return { data: (await operation(this.api, init)).data };
    } catch (error) {
      signal?.throwIfAborted();
      if (time.aborted) throw new ServiceUnavailable('QDRANT_TIMEOUT', `Qdrant at ${this.host} did not answer within ${(this.server.timeout ?? TIMEOUT) / 1000} s.`, 'Try again when it is less busy.');
      return readFailure(error, new Date());
    }
  }
}
