import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { ServiceUnavailable } from '../errors/ServiceUnavailable';

const KEY_VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** What binds a ciphertext to its record: it cannot be moved to another one. */
function boundTo(tenant: string, id: string): Buffer {
  return Buffer.from(['audit', tenant, id, 'content', KEY_VERSION].join('|'));
}

/** JSON of the content under AES-256-GCM: base64 of nonce (96 random bits), tag and ciphertext. */
export function sealContent(key: Buffer, tenant: string, id: string, content: unknown, nonce: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(tenant, id));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Gives the content back; a wrong key, another record's ciphertext or any change is refused. */
export function openContent(key: Buffer, tenant: string, id: string, ciphertext: string): unknown {
  const raw = Buffer.from(ciphertext, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, NONCE), { authTagLength: TAG }).setAAD(boundTo(tenant, id)).setAuthTag(raw.subarray(NONCE, NONCE + TAG));
    return JSON.parse(decipher.update(raw.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')) as unknown;
  } catch (cause) {
    throw new ServiceUnavailable('AUDIT_CONTENT_UNREADABLE', `The content of record ${id} cannot be decrypted.`, 'Use the encryption key that was in force when it was written.', { cause });
  }
}

/** What an event commits to: SHA-256 (hex) of the ciphertext as stored, never of the plain text. */
export function hashCiphertext(ciphertext: string): string {
  return createHash('sha256').update(ciphertext).digest('hex');
}
