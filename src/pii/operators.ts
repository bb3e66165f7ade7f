import { createHmac } from 'node:crypto';
import { NONCE_BYTES, openText, sealText } from '../audit/sealText';
import { ConfigurationError } from '../errors/ConfigurationError';
import { canonicalValue } from './canonicalValue';

/** What is done with a value: `hash`, `encrypt` and `pseudonymise` need a key; the last two can be given back; `keep` leaves it. */
export const OPERATORS = ['redact', 'replace', 'mask', 'hash', 'encrypt', 'pseudonymise', 'keep'] as const;

export type Operator = (typeof OPERATORS)[number];

/** An operator with its choices: the text of `replace`; how many first and last signs `mask` keeps. */
export interface Operation {
  readonly operator: Operator;
  readonly text?: string;
  readonly keepFirst?: number;
  readonly keepLast?: number;
}

/** Whose value it is, and the key (base64) where there is one. */
export interface OperatorContext {
  readonly entity: string;
  readonly tenant: string;
  readonly key: string | undefined;
}

const KEPT_BY_MASK = 4;
const ENCRYPTED = /<([A-Z][A-Z0-9_]{1,48}):enc1\.([A-Za-z0-9_-]{38,20000})>/g;

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

/** Stars for all letters and digits but those kept; unless said, the last four of a long value and none of a short one. */
function mask(value: string, keepFirst = 0, keepLast?: number): string {
  const signs = [...value];
  const last = keepLast ?? (signs.length >= 3 * KEPT_BY_MASK ? KEPT_BY_MASK : signs.length >= 8 ? 2 : 0);
  // What would keep everything keeps nothing.
  const [from, to] = keepFirst + last >= signs.length ? [0, signs.length] : [keepFirst, signs.length - last];
  return signs.map((sign, at) => (at >= from && at < to && /[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('');
}

const boundTo = (tenant: string, entity: string) => `pii|${tenant}|${entity}|value|1`;

/** AES-256-GCM bound to tenant and kind. The nonce is derived from the value, so that the same value gives the same text and a repeated run changes nothing. */
function encrypt(value: string, { entity, tenant, key: base64 }: OperatorContext): string {
  const key = decodePiiKey(base64);
  const nonce = createHmac('sha256', key).update(JSON.stringify(['nonce', tenant, entity, value])).digest().subarray(0, NONCE_BYTES);
  return `<${entity}:enc1.${sealText(key, boundTo(tenant, entity), value, nonce).toString('base64url')}>`;
}

function decrypt(whole: string, entity: string, encoded: string, key: Buffer, tenant: string): string {
  try {
    return openText(key, boundTo(tenant, entity), Buffer.from(encoded, 'base64url'));
  } catch {
    return whole;
  }
}

/** Values that `encrypt` put into a text, given back; what does not open with this key and tenant stays as it is. */
export function decryptValues(text: string, base64Key: string, tenant: string): string {
  const key = decodePiiKey(base64Key);
  return text.replace(ENCRYPTED, (whole, entity: string, encoded: string) => decrypt(whole, entity, encoded, key, tenant));
}

type Apply = (value: string, operation: Operation, context: OperatorContext) => string;

const APPLY = {
  redact: (_value, _operation, { entity }) => `<${entity}>`,
  replace: (_value, { text }, { entity }) => text ?? `<${entity}>`,
  mask: (value, { keepFirst, keepLast }) => mask(value, keepFirst, keepLast),
  hash: (value, _operation, { entity, tenant, key }) => `<${entity}:${keyedHash(decodePiiKey(key), tenant, entity, canonicalValue(entity, value))}>`,
  encrypt: (value, _operation, context) => encrypt(value, context),
  keep: (value) => value,
} as const satisfies Readonly<Record<Exclude<Operator, 'pseudonymise'>, Apply>>;

/** What stands in the value's place; aliases are made by `cleanTexts`, which sees all texts. */
export function applyOperator(operation: Operation & { readonly operator: Exclude<Operator, 'pseudonymise'> }, value: string, context: OperatorContext): string {
  return APPLY[operation.operator](value, operation, context);
}
