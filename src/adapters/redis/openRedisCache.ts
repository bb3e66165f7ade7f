import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Cache, CacheAnswer } from '../../knowledge/Cache';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { RedisConfiguration } from '../configuration';
import { sharedClient } from './sharedClient';

/** Looks up and counts in one round trip; a script runs as a whole. */
const GET_AND_COUNT = `local value = redis.call('GET', KEYS[1])
redis.call('HINCRBY', KEYS[2], value and 'hits' or 'misses', 1)
return { value or '', redis.call('HGET', KEYS[2], 'hits') or '0', redis.call('HGET', KEYS[2], 'misses') or '0' }`;

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

/** The cache of a knowledge base in Redis, under `private-llm:<tenant>:<name>`; all of a process share one connection, made at the first call, and a call gives up after a second. */
export function openRedisCache(configuration: RedisConfiguration, tenant: string, knowledgeBase: string): Cache {
  const client = sharedClient(configuration);
  const prefix = `private-llm:${encodeURIComponent(tenant)}:${checkKnowledgeBaseName(knowledgeBase)}`;
  return {
    get: (key) => reach(async () => toAnswer(await (await client.get()).eval(GET_AND_COUNT, { keys: [`${prefix}:${key}`, `${prefix}:counts`] }))),
    set: (key, value, seconds) => reach(async () => void (await (await client.get()).set(`${prefix}:${key}`, value, { expiration: { type: 'EX', value: seconds } }))),
    close: async () => client.release(),
  };
}
