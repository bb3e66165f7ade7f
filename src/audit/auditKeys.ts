import { createHmac, hkdfSync } from 'node:crypto';
import { ConfigurationError } from '../errors/ConfigurationError';

/** 32 bytes from base64, or a refusal that names the key but never shows it. */
export function decodeKey(base64: string, name: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length === 32) return key;
  throw new ConfigurationError('KEY_INVALID', `The ${name} is not 32 bytes in base64.`, 'Make one with: openssl rand -base64 32');
}

/** The key of the running MAC, derived (RFC 5869) so that whoever edits the file cannot make a new chain. */
export function chainKey(encryptionKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', encryptionKey, Buffer.alloc(0), 'private-llm audit chain 1', 32));
}

/** A person as the log knows them: HMAC-SHA256 over tenant and id, the same for the same key. */
export function pseudonym(pseudonymKey: string, tenant: string, person: string): string {
  return createHmac('sha256', decodeKey(pseudonymKey, 'Pseudonym Key')).update(JSON.stringify([tenant, person])).digest('hex');
}

/** A keyed hash of a principal's whole set, so that equal rights can be seen without showing them. */
export function principalSetHash(pseudonymKey: string, tenant: string, principals: readonly string[]): string {
  return createHmac('sha256', decodeKey(pseudonymKey, 'Pseudonym Key')).update(JSON.stringify([tenant, 'set', ...[...principals].sort()])).digest('hex');
}
