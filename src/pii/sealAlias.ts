import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ConfigurationError } from '../errors/ConfigurationError';

const NONCE = 12;
const TAG = 16;
const boundTo = (tenant: string, key: string) => Buffer.from(`pii|${tenant}|${key}|vault|1`);

/** AES-256-GCM over one value of a vault, bound to its tenant and alias. `nonce` is 12 random bytes, new each time. */
export function sealAlias(key: Buffer, tenant: string, alias: string, value: string, nonce: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(tenant, alias));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

export function openAlias(key: Buffer, tenant: string, alias: string, sealed: string): string {
  const raw = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, NONCE), { authTagLength: TAG }).setAAD(boundTo(tenant, alias)).setAuthTag(raw.subarray(NONCE, NONCE + TAG));
    return decipher.update(raw.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new ConfigurationError('VAULT_KEY', 'The vault holds a value that this PII Key does not open.', 'Choose the PII Key credential that was used when the text was cleaned.', { cause });
  }
}
