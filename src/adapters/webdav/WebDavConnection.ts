import { setTimeout as wait } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { tooLarge } from '../../document/tooLarge';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { readCaCertificates } from '../readCaCertificates';
import { type Asked, brokenAnswer, codeOf, explainNetwork, explainStatus, tooSlow } from './explainWebDav';
import { BrokenMultistatus, type DavEntry, MultistatusReader } from './MultistatusReader';
import type { WebDavConfiguration } from '../configuration';
import { webDavAddress } from './webDavAddress';

export interface WebDavTiming {
  /** Milliseconds for one answer. */
  readonly timeout?: number;
  /** Milliseconds before each further try of what may pass: a busy server, a broken connection. */
  readonly delays?: readonly number[];
}

const TIMING = { timeout: 120_000, delays: [500, 2_000] } as const satisfies WebDavTiming;
const REDIRECTS = 3;
/** More than a hundred thousand files in one folder. */
const MAX_LISTING_BYTES = 134_217_728;
const WANTED = '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><d:resourcetype/><d:getcontentlength/><d:getlastmodified/><d:getetag/><oc:fileid/></d:prop></d:propfind>';

type Answer = Dispatcher.ResponseData;

/**
 * Speaks WebDAV (RFC 4918) below one address: only lists and reads. It follows a redirect only below that address, so that neither the password nor a request
 * ever reaches another place, and no error carries the password.
 */
export class WebDavConnection {
  readonly base: URL;
  private agent: Promise<Agent> | undefined;
  private readonly timeout: number;
  private readonly delays: readonly number[];

  constructor(private readonly server: WebDavConfiguration, { timeout = TIMING.timeout, delays = TIMING.delays }: WebDavTiming = {}) {
    this.base = webDavAddress(server);
    [this.timeout, this.delays] = [timeout, delays];
  }

  /** The folder itself and what lies in it, or with `depth` 0 itself alone; an answer that is not whole is an error. */
  async list(folder: string, depth: 0 | 1, signal?: AbortSignal): Promise<DavEntry[]> {
    const address = new URL(folder.split('/').filter(Boolean).map((name) => `${encodeURIComponent(name)}/`).join(''), this.base);
    return this.tryOften(this.asked(folder), signal, async (ending) => {
      const answer = await this.send(address, { method: 'PROPFIND', headers: { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' }, body: WANTED }, this.asked(folder), ending);
      if (answer.statusCode !== 207) throw await this.refuse(answer, this.asked(folder));
      return this.readList(answer, this.asked(folder));
    });
  }

  /** A file, of which no more than `maxBytes` are fetched. */
  async get(path: string, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array> {
    const address = new URL(path.split('/').map(encodeURIComponent).join('/'), this.base);
    return this.tryOften(this.asked(path), signal, async (ending) => {
      const answer = await this.send(address, { method: 'GET', headers: {} }, this.asked(path), ending);
      if (answer.statusCode !== 200) throw await this.refuse(answer, this.asked(path));
      const declared = Number(answer.headers['content-length'] ?? 0);
      if (declared > maxBytes) throw await this.drop(answer, tooLarge(path, declared, maxBytes));
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of answer.body as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > maxBytes) throw tooLarge(path, size, maxBytes);
        parts.push(part);
      }
      return Buffer.concat(parts);
    });
  }

  async close(): Promise<void> {
    await (await this.agent)?.destroy();
  }

  private asked(path: string): Asked {
    return { host: this.base.host, path };
  }

  private async tryOften<T>(asked: Asked, signal: AbortSignal | undefined, attempt: (ending: AbortSignal) => Promise<T>): Promise<T> {
    for (const delay of [...this.delays, undefined]) {
      const time = AbortSignal.timeout(this.timeout);
      try {
        return await attempt(signal ? AbortSignal.any([signal, time]) : time);
      } catch (error) {
        signal?.throwIfAborted();
        if (time.aborted) throw tooSlow(asked, this.timeout);
        const known = error instanceof PrivateLlmError;
        const mayPass = known ? error.code === 'WEBDAV_UNAVAILABLE' : true;
        const told = known ? error : explainNetwork(error, asked);
        if (delay === undefined || !mayPass || told.code === 'WEBDAV_TLS') throw told;
        await wait(delay, undefined, { signal }).catch(() => signal?.throwIfAborted());
      }
    }
    throw tooSlow(asked, this.timeout);
  }

  private async send(address: URL, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string }, asked: Asked, signal: AbortSignal): Promise<Answer> {
    const dispatcher = await (this.agent ??= this.openAgent());
    const { user, password } = this.server;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    let at = address;
    for (let turn = 0; ; turn++) {
      const answer = await request(at, { dispatcher, method: method as Dispatcher.HttpMethod, headers: { ...headers, 'accept-encoding': 'identity', ...((user || password) && { authorization }) }, body, signal, headersTimeout: 0, bodyTimeout: 0 });
      const location = answer.headers.location;
      if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof location !== 'string') return answer;
      const next = URL.parse(location, at.href);
      const stays = next && next.origin === this.base.origin && next.pathname.startsWith(this.base.pathname) && !next.username && !next.password;
      if (!stays || turn >= REDIRECTS) throw await this.drop(answer, explainStatus(answer.statusCode, asked, next ? `${next.origin}${next.pathname}` : undefined));
      await answer.body.dump();
      at = next;
    }
  }

  private async openAgent(): Promise<Agent> {
    const ca = await readCaCertificates(this.server);
    return new Agent({ connections: 4, keepAliveTimeout: 10_000, connect: { timeout: 15_000, ...(ca && { ca }) } });
  }

  private async readList(answer: Answer, asked: Asked): Promise<DavEntry[]> {
    const entries: DavEntry[] = [];
    const reader = new MultistatusReader((entry) => entries.push(entry));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      for await (const part of answer.body as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > MAX_LISTING_BYTES) throw new BrokenMultistatus('it is too long');
        reader.write(decoder.decode(part, { stream: true }));
      }
      reader.write(decoder.decode());
      reader.end();
      return entries;
    } catch (error) {
      if (error instanceof BrokenMultistatus) throw brokenAnswer(asked, error.message);
      if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw brokenAnswer(asked, 'it is not in UTF-8');
      throw error;
    }
  }

  private refuse(answer: Answer, asked: Asked): Promise<PrivateLlmError> {
    return this.drop(answer, explainStatus(answer.statusCode, asked));
  }

  private async drop(answer: Answer, error: PrivateLlmError): Promise<PrivateLlmError> {
    await answer.body.dump({ limit: 131_072 }).catch(() => undefined);
    return error;
  }
}
