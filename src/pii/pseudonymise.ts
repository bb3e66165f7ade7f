import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { z } from 'zod';
import { InvalidInput } from '../errors/InvalidInput';
import { type FindOptions, findPersonalData } from './findPersonalData';
import { decodePiiKey } from './operators';
import { replaceFindings } from './replaceFindings';

const PREFIX = 'pii1.';
const NONCE = 12;
const TAG = 16;
const LENGTHS = [8, 16, 32, 64];
const aliasMap = z.record(z.string(), z.string());

/** Texts with aliases in the place of values, and the encrypted token that alone gives them back. */
export interface Pseudonymised {
  readonly texts: readonly string[];
  readonly token: string;
}

function aliasOf(key: Buffer, tenant: string, entity: string, value: string, length: number): string {
  const digest = createHmac('sha256', key).update(JSON.stringify(['alias', tenant, entity, value])).digest('hex');
  return `[${entity}_${digest.slice(0, length)}]`;
}

const restoreTexts = (texts: readonly string[], map: Readonly<Record<string, string>>): string[] => {
  const aliases = Object.keys(map).map((alias) => alias.replace(/[[\]]/g, '\\$&'));
  if (aliases.length === 0) return [...texts];
  const any = new RegExp(aliases.join('|'), 'g');
  return texts.map((text) => text.replace(any, (alias) => map[alias] ?? alias));
};

function replaceAll(texts: readonly string[], key: Buffer, tenant: string, options: FindOptions, length: number): { texts: string[]; map: Record<string, string> } {
  const map: Record<string, string> = {};
  const made = texts.map((text) =>
    replaceFindings(text, findPersonalData(text, options), (value, { entity }) => {
      const alias = aliasOf(key, tenant, entity, value, length);
      map[alias] = value;
      return alias;
    }),
  );
  return { texts: made, map };
}

/** AES-256-GCM over the map, bound to tenant, purpose and version; base64url of nonce, tag and ciphertext. */
function seal(key: Buffer, tenant: string, map: Readonly<Record<string, string>>, nonce: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`pii|${tenant}|restore|1`));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(map), 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/**
 * Replaces each value by an alias that is the same for the same value, tenant and key. Aliases that already stand in the
 * text, or would not restore it exactly, are made longer. `nonce` is 12 random bytes, new each time.
 */
export function pseudonymise(texts: readonly string[], base64Key: string, tenant: string, nonce: Buffer, options: FindOptions = {}): Pseudonymised {
  const key = decodePiiKey(base64Key);
  for (const length of LENGTHS) {
    const made = replaceAll(texts, key, tenant, options, length);
    const collides = Object.keys(made.map).some((alias) => texts.some((text) => text.includes(alias)));
    const exact = restoreTexts(made.texts, made.map).every((text, at) => text === texts[at]);
    if (!collides && exact) return { texts: made.texts, token: seal(key, tenant, made.map, nonce) };
  }
  throw new InvalidInput('ALIASES_TAKEN', 'The text already holds the aliases that would stand for its values.', 'Restore the text before it is pseudonymised again.');
}

function open(key: Buffer, tenant: string, token: string): Record<string, string> {
  const raw = Buffer.from(token.slice(PREFIX.length), 'base64url');
  try {
    if (!token.startsWith(PREFIX)) throw new TypeError('prefix');
    const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, NONCE)).setAAD(Buffer.from(`pii|${tenant}|restore|1`)).setAuthTag(raw.subarray(NONCE, NONCE + TAG));
    return aliasMap.parse(JSON.parse(decipher.update(raw.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')));
  } catch (cause) {
    throw new InvalidInput('TOKEN_INVALID', 'The token does not open with this key.', 'Use the token of this very text and the PII Key credential that made it.', { cause });
  }
}

/** Puts the values back: exactly what `pseudonymise` was given, and known aliases in any other text. */
export function restore(texts: readonly string[], token: string, base64Key: string, tenant: string): string[] {
  return restoreTexts(texts, open(decodePiiKey(base64Key), tenant, token));
}
