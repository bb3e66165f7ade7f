import { createHash } from 'node:crypto';
import { ServiceUnavailable } from '../errors/ServiceUnavailable';
import { openText, sealText } from './sealText';

const KEY_VERSION = 1;

/** What binds a ciphertext to its record: it cannot be moved to another one. */
function boundTo(tenant: string, id: string): string {
  return ['audit', tenant, id, 'content', KEY_VERSION].join('|');
}

/** JSON of the content under AES-256-GCM: base64 of nonce (96 random bits), tag and ciphertext. */
export function sealContent(key: Buffer, tenant: string, id: string, content: unknown, nonce: Buffer): string {
  return sealText(key, boundTo(tenant, id), JSON.stringify(content), nonce).toString('base64');
}

/** Gives the content back; a wrong key, another record's ciphertext or any change is refused. */
export function openContent(key: Buffer, tenant: string, id: string, ciphertext: string): unknown {
  try {
    return JSON.parse(openText(key, boundTo(tenant, id), Buffer.from(ciphertext, 'base64'))) as unknown;
  } catch (cause) {
    throw new ServiceUnavailable('AUDIT_CONTENT_UNREADABLE', `The content of record ${id} cannot be decrypted.`, 'Use the encryption key that was in force when it was written.', { cause });
  }
}

/** What an event commits to: SHA-256 (hex) of the ciphertext as stored, never of the plain text. */
export function hashCiphertext(ciphertext: string): string {
  return createHash('sha256').update(ciphertext).digest('hex');
}
