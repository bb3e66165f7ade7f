import { z } from 'zod';
import { openText, sealText } from '../audit/sealText';
import { InvalidInput } from '../errors/InvalidInput';
import { aliasKey, restoreAliases } from './aliases';
import { cleanTexts } from './cleanTexts';
import { type FindOptions, findPersonalData } from './findPersonalData';
import { decodePiiKey } from './operators';

const PREFIX = 'pii1.';
const boundTo = (tenant: string) => `pii|${tenant}|restore|1`;
const aliasMap = z.record(z.string(), z.string());

/** Texts with aliases in the place of values, and the encrypted token that alone gives them back. */
export interface Pseudonymised {
  readonly texts: readonly string[];
  readonly token: string;
}

/** AES-256-GCM over the map of aliases, bound to tenant, purpose and version; base64url of nonce, tag and ciphertext. `nonce` is 12 random bytes, new each time. */
export function sealAliases(aliases: ReadonlyMap<string, string>, base64Key: string, tenant: string, nonce: Buffer): string {
  return PREFIX + sealText(decodePiiKey(base64Key), boundTo(tenant), JSON.stringify(Object.fromEntries(aliases)), nonce).toString('base64url');
}

/** The values of a token by `aliasKey`; one of another key or tenant, or changed, is refused. */
export function openAliases(token: string, base64Key: string, tenant: string): Map<string, string> {
  const key = decodePiiKey(base64Key);
  try {
    if (!token.startsWith(PREFIX)) throw new TypeError('prefix');
    const map = aliasMap.parse(JSON.parse(openText(key, boundTo(tenant), Buffer.from(token.slice(PREFIX.length), 'base64url'))));
    return new Map(Object.entries(map).map(([alias, value]) => [aliasKey(alias), value]));
  } catch (cause) {
    throw new InvalidInput('TOKEN_INVALID', 'The token does not open with this key.', 'Use the token of this very text and the PII Key credential that made it.', { cause });
  }
}

/** Replaces each value by an alias, with the token that gives it back. */
export function pseudonymise(texts: readonly string[], base64Key: string, tenant: string, nonce: Buffer, options: FindOptions = {}): Pseudonymised {
  const findings = texts.map((text) => findPersonalData(text, options));
  const { texts: made, aliases } = cleanTexts(texts, findings, { operator: 'pseudonymise', tenant, key: base64Key });
  return { texts: made, token: sealAliases(aliases, base64Key, tenant, nonce) };
}

/** Puts the values back: exactly what `pseudonymise` was given, and known aliases in any other text. */
export function restore(texts: readonly string[], token: string, base64Key: string, tenant: string): string[] {
  const values = openAliases(token, base64Key, tenant);
  return texts.map((text) => restoreAliases(text, values).text);
}
