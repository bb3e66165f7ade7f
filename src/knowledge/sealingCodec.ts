import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { decodeKey } from '../audit/auditKeys';
import { NONCE_BYTES, openText, sealText } from '../audit/sealText';
import { ServiceUnavailable } from '../errors/ServiceUnavailable';
import type { Codec } from './Codec';

/** Tokens that are remembered: a hash takes some microseconds, and texts repeat their words. */
const MOST_REMEMBERED = 100_000;
/** 64 bits: among a million different tokens two are alike by chance about once in 37 million stores. */
const TERM_DIGITS = 16;

/** Keys of one purpose each (RFC 5869), so that none gives another away. */
function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `private-llm knowledge ${purpose} 1`, 32));
}

function remember(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

function sealer(key: Buffer): Pick<Codec, 'seal' | 'open'> {
  return {
    seal: (text, place) => sealText(key, place, text, randomBytes(NONCE_BYTES)).toString('base64'),
    open(stored, place) {
      try {
        return openText(key, place, Buffer.from(stored, 'base64'));
      } catch (cause) {
        throw new ServiceUnavailable('STORE_TAMPERED', 'A sealed text of the knowledge base is not the one that was written there.', 'Restore the knowledge base from a snapshot, or index again.', { cause });
      }
    },
  };
}

/**
 * Seals texts by AES-256-GCM and turns tokens and marks into HMAC-SHA256 values under keys derived from `base64Key` (32 bytes in base64).
 * What stays to be seen: how often a token occurs, who shares a mark, lengths, and dense vectors.
 */
export function sealingCodec(base64Key: string): Codec {
  const key = decodeKey(base64Key, 'Encryption Key of the knowledge base');
  const [terms, marks] = [derive(key, 'terms'), derive(key, 'marks')];
  return {
    keyCheck: derive(key, 'check').toString('base64url').slice(0, 22),
    ...sealer(derive(key, 'texts')),
    term: remember((token) => createHmac('sha256', terms).update(token).digest('hex').slice(0, TERM_DIGITS)),
    mark: remember((value) => createHmac('sha256', marks).update(value).digest('base64url').slice(0, 22)),
  };
}
