import { createHmac } from 'node:crypto';

/** What the first record is chained to. */
export const CHAIN_START = Buffer.alloc(32);

/** The running MAC of a log: HMAC-SHA256 over the one before, the index and the leaf hash. */
export function chainNext(key: Uint8Array, previous: Uint8Array, index: number, leaf: Uint8Array): Buffer {
  return createHmac('sha256', key).update(previous).update(`|${index}|`).update(leaf).digest();
}
