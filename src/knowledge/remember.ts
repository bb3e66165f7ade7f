import { createHash } from 'node:crypto';
import type { Cache } from './Cache';
import type { Codec } from './Codec';

/** A cache with what every use of it shares: a codec that keeps keys and values as secret as the knowledge base, and how long values live. */
export interface Memory {
  readonly cache: Cache;
  readonly codec: Codec;
  readonly seconds: number;
}

/** How a value was come by; counts are those of the knowledge base's whole cache. `hitRate` is 0 to 1. */
export interface Remembered<T> {
  readonly value: T;
  readonly cache: { readonly hit: boolean; readonly hitRate: number };
}

/** Parts that decide a value, as a key that shows none of them. */
function keyOf(codec: Codec, kind: string, parts: readonly unknown[]): string {
  const text = JSON.stringify([kind, ...parts]);
  return `${kind}:${codec.keyCheck ? codec.mark(text) : createHash('sha256').update(text).digest('base64url')}`;
}

/**
 * The value that was made for the same parts before, or a new one. A cache that fails or holds something unreadable counts as empty, since it
 * only saves time; so every part that may change the value, the asker's rights above all, must be among `parts`.
 */
export async function remember<T>({ cache, codec, seconds }: Memory, kind: string, parts: readonly unknown[], make: () => Promise<T>, worthKeeping: (value: T) => boolean = () => true): Promise<Remembered<T>> {
  const key = keyOf(codec, kind, parts);
  const { value: stored, hits, misses } = await cache.get(key).catch(() => ({ value: undefined, hits: 0, misses: 0 }));
  const found = stored === undefined ? undefined : read<T>(codec, stored, key);
  const hitRate = hits / Math.max(1, hits + misses);
  if (found !== undefined) return { value: found, cache: { hit: true, hitRate } };
  const value = await make();
  if (worthKeeping(value)) await cache.set(key, codec.seal(JSON.stringify(value), key), seconds).catch(() => undefined);
  return { value, cache: { hit: false, hitRate } };
}

function read<T>(codec: Codec, stored: string, key: string): T | undefined {
  try {
    return JSON.parse(codec.open(stored, key)) as T;
  } catch {
    return undefined;
  }
}
