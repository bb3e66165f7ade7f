import { z } from 'zod';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';

export interface QdrantServer {
  readonly url: string;
  readonly apiKey?: string;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

type Method = 'GET' | 'PUT' | 'POST';
const TIMEOUT = 30_000;

function explain(status: number, host: string): Error {
  if (status === 401 || status === 403)
    return new ConfigurationError('QDRANT_KEY', `Qdrant at ${host} refused the key (${status}).`, 'Check the Qdrant API key; nodes that index need one that may write.');
  return new ServiceUnavailable('QDRANT_REFUSED', `Qdrant at ${host} refused the request with ${status}.`, 'See the log of the Qdrant server.');
}

/** Speaks to one Qdrant server over HTTP: every request ends in time or with the caller's abort, follows no redirect, and no error carries the key or a text. */
export class QdrantHttp {
  readonly host: string;
  private readonly base: URL;

  constructor(private readonly server: QdrantServer) {
    const base = URL.parse(server.url.replace(/\/*$/, '/'));
    if (!base || !/^https?:$/.test(base.protocol)) throw new ConfigurationError('QDRANT_URL', 'The Qdrant URL is not an http or https address.', 'Write it like http://qdrant.company.example:6333');
    this.base = base;
    this.host = base.host;
  }

  /** The parsed `result`; undefined where the server does not know the collection, or where it answers `allowed`. */
  async call<T extends z.ZodType>(method: Method, path: string, body: unknown, result: T, signal?: AbortSignal, allowed: readonly number[] = [404]): Promise<z.output<T> | undefined> {
    const response = await this.send(method, path, body, signal);
    if (allowed.includes(response.status)) return void (await response.body?.cancel());
    if (!response.ok) throw explain(response.status, this.host);
    const answer = z.object({ result: z.unknown() }).safeParse(await response.json().catch(() => undefined));
    const parsed = result.safeParse(answer.data?.result);
    if (answer.success && parsed.success) return parsed.data;
    throw new ServiceUnavailable('QDRANT_ANSWER', `What answers at ${this.host} does not speak like Qdrant.`, 'Check the Qdrant URL and the version of the server.');
  }

  /** The server's version, e.g. 1.19.0. */
  async version(signal?: AbortSignal): Promise<string> {
    const response = await this.send('GET', '', undefined, signal);
    if (!response.ok) throw explain(response.status, this.host);
    return z.object({ version: z.string() }).catch({ version: 'unknown' }).parse(await response.json().catch(() => undefined)).version;
  }

  private async send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    const time = AbortSignal.timeout(this.server.timeout ?? TIMEOUT);
    const headers = { ...(this.server.apiKey && { 'api-key': this.server.apiKey }), ...(body !== undefined && { 'content-type': 'application/json' }) };
    try {
      return await fetch(new URL(path, this.base), { method, headers, body: body === undefined ? undefined : JSON.stringify(body), redirect: 'error', signal: signal ? AbortSignal.any([signal, time]) : time });
    } catch {
      signal?.throwIfAborted();
      if (time.aborted) throw new ServiceUnavailable('QDRANT_TIMEOUT', `Qdrant at ${this.host} did not answer within ${(this.server.timeout ?? TIMEOUT) / 1000} s.`, 'Try again when it is less busy.');
      throw new ServiceUnavailable('QDRANT_UNREACHABLE', `Qdrant at ${this.host} cannot be reached.`, 'Check that it runs, and the Qdrant URL in the Knowledge Base credential.');
    }
  }
}
