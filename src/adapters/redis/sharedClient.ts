import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { RedisConfiguration } from '../configuration';

/** Milliseconds: a cache that answers later saves nothing. */
const PATIENCE = 1000;
/** Milliseconds that a connection stays after the last holder has closed. */
const IDLE = 10_000;

function checkUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed && /^rediss?:$/.test(parsed.protocol) && !parsed.password) return url;
  throw new ConfigurationError('REDIS_URL', 'The Redis URL is not a redis or rediss address without a password.', 'Write it like redis://redis.company.example:6379, and put the password into its own field.');
}

function makeClient(url: string, password: string | undefined) {
  const client = createClient({ url, ...(password && { password }), disableOfflineQueue: true, commandOptions: { timeout: PATIENCE }, socket: { connectTimeout: PATIENCE, reconnectStrategy: false } });
  // Without a listener an error would end the process; each call reports its own.
  client.on('error', () => undefined);
  return client;
}

type Client = ReturnType<typeof makeClient>;

interface Shared {
  readonly connected: Promise<Client>;
  holders: number;
  timer?: NodeJS.Timeout;
}

/** One connection per server and password in this process; connections only, never anything of a request. */
const connections = new Map<string, Shared>();

/** What a holder of the shared connection to one Redis server can do. */
export interface SharedClient {
  /** Connects at the first call of any holder, and anew where the connection was lost; gives up after a second. */
  get(): Promise<Client>;
  /** Lets go; the last holder's connection is ended a while later. */
  release(): void;
}

function connect(key: string, { url, password }: RedisConfiguration): Shared {
  const client = makeClient(url, password);
  const shared: Shared = { holders: 0, connected: client.connect().then(() => client) };
  const forget = () => connections.get(key) === shared && connections.delete(key);
  client.on('end', forget);
  shared.connected.catch(forget);
  connections.set(key, shared);
  return shared;
}

function letGo(key: string, shared: Shared): void {
  if (--shared.holders > 0) return;
  // An idle connection must not keep a process that is done.
  shared.connected.then((client) => client.unref()).catch(() => undefined);
  shared.timer = setTimeout(() => {
    if (shared.holders > 0) return;
    if (connections.get(key) === shared) connections.delete(key);
    shared.connected.then((client) => client.destroy()).catch(() => undefined);
  }, IDLE).unref();
}

/** A hold on the connection to the server of a configuration; nothing is connected before the first call. */
export function sharedClient(configuration: RedisConfiguration): SharedClient {
  checkUrl(configuration.url);
  const key = createHash('sha256').update(JSON.stringify([configuration.url, configuration.password])).digest('base64url');
  let held: Shared | undefined;
  return {
    get: () => {
      const shared = connections.get(key) ?? connect(key, configuration);
      if (held !== shared) {
        if (held) letGo(key, held);
        clearTimeout(shared.timer);
        shared.connected.then((client) => client.ref()).catch(() => undefined);
        shared.holders++;
        held = shared;
      }
      return shared.connected;
    },
    release: () => {
      if (held) letGo(key, held);
      held = undefined;
    },
  };
}
