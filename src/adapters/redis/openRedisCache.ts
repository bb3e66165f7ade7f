import { createClient } from '@redis/client';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Cache, CacheAnswer } from '../../knowledge/Cache';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { RedisConfiguration } from '../configuration';

/** Milliseconds: a cache that answers later saves nothing. */
const PATIENCE = 1000;

/** Looks up and counts in one round trip; a script runs as a whole. */
const GET_AND_COUNT = `local value = redis.call('GET', KEYS[1])
redis.call('HINCRBY', KEYS[2], value and 'hits' or 'misses', 1)
return { value or '', redis.call('HGET', KEYS[2], 'hits') or '0', redis.call('HGET', KEYS[2], 'misses') or '0' }`;

function checkUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed && /^rediss?:$/.test(parsed.protocol) && !parsed.password) return url;
  throw new ConfigurationError('REDIS_URL', 'The Redis URL is not a redis or rediss address without a password.', 'Write it like redis://redis.company.example:6379, and put the password into its own field.');
}

function open({ url, password }: RedisConfiguration) {
  const client = createClient({ url: checkUrl(url), ...(password && { password }), disableOfflineQueue: true, commandOptions: { timeout: PATIENCE }, socket: { connectTimeout: PATIENCE, reconnectStrategy: false } });
  // Without a listener an error would end the process; each call reports its own.
  client.on('error', () => undefined);
  return client;
}

function toAnswer(raw: unknown): CacheAnswer {
  const [value = '', hits, misses] = (Array.isArray(raw) ? raw : []) as unknown[];
  return { ...(value !== '' && { value: String(value) }), hits: Number(hits), misses: Number(misses) };
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ServiceUnavailable('REDIS_UNREACHABLE', 'The Redis server of the cache cannot be used.', 'Check its address, its password and that it runs.', { cause });
  }
}

/** The cache of a knowledge base in Redis, under `private-llm:<tenant>:<name>`; it connects at the first call and gives up after a second. */
export function openRedisCache(configuration: RedisConfiguration, tenant: string, knowledgeBase: string): Cache {
  const client = open(configuration);
  const prefix = `private-llm:${encodeURIComponent(tenant)}:${checkKnowledgeBaseName(knowledgeBase)}`;
  let connected: Promise<unknown> | undefined;
  const connect = () => (connected ??= client.connect());
  return {
    get: (key) => reach(async () => {
      await connect();
      return toAnswer(await client.eval(GET_AND_COUNT, { keys: [`${prefix}:${key}`, `${prefix}:counts`] }));
    }),
    set: (key, value, seconds) => reach(async () => {
      await connect();
      await client.set(`${prefix}:${key}`, value, { expiration: { type: 'EX', value: seconds } });
    }),
    close: async () => {
      await connected?.catch(() => undefined);
      if (client.isOpen) client.destroy();
    },
  };
}
