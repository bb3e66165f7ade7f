import { createHmac } from 'node:crypto';
import { ConfigurationError } from '../errors/ConfigurationError';

/** What is done with a value that was found. `hash` needs a key; `keep` leaves it. */
export type Operator = 'redact' | 'mask' | 'hash' | 'keep';

const KEPT_BY_MASK = 4;

/** The key of hashes and aliases: 32 bytes from base64. */
export function decodePiiKey(base64: string | undefined): Buffer {
  const key = Buffer.from(base64 ?? '', 'base64');
  if (key.length === 32) return key;
  throw new ConfigurationError('PII_KEY_INVALID', 'This operation needs a PII Key of 32 bytes in base64.', 'Choose a PII Key credential; make a key with: openssl rand -base64 32');
}

/** HMAC-SHA256 over kind, tenant and value, the first 16 hex digits: the same value gives the same hash, and without the key it cannot be guessed. */
export function keyedHash(key: Buffer, tenant: string, entity: string, value: string): string {
  return createHmac('sha256', key).update(JSON.stringify([tenant, entity, value])).digest('hex').slice(0, 16);
}

/** Stars for all letters and digits but the last four; a short value keeps none. */
function mask(value: string): string {
  const signs = [...value];
  const kept = signs.length >= 3 * KEPT_BY_MASK ? KEPT_BY_MASK : signs.length >= 8 ? 2 : 0;
  return signs.map((sign, at) => (at < signs.length - kept && /[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('');
}

/** What stands in the value's place. */
export function applyOperator(operator: Operator, entity: string, value: string, tenant: string, key: string | undefined): string {
  if (operator === 'keep') return value;
  if (operator === 'mask') return mask(value);
  if (operator === 'hash') return `<${entity}:${keyedHash(decodePiiKey(key), tenant, entity, value)}>`;
  return `<${entity}>`;
}
