import { createHmac } from 'node:crypto';

/** A text with its aliases given back, how many were, and those that nobody knows, as they stand. */
export interface Restored {
  readonly text: string;
  readonly restored: number;
  readonly unknown: readonly string[];
}

/** `[ENTITY_0123abcd]`: HMAC-SHA256 over tenant, kind and value, as many hex digits as asked. A `form` in which the value is written adds half as many: `[ENTITY_0123abcd_45ef]`. */
export function aliasOf(key: Buffer, tenant: string, entity: string, value: string, length: number, form?: string): string {
  const digest = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');
  const suffix = form === undefined ? '' : `_${digest('form', tenant, entity, form).slice(0, length / 2)}`;
  return `[${entity}_${digest('alias', tenant, entity, value).slice(0, length)}${suffix}]`;
}

/** An alias as it is looked up: without width, case, spacing, underscores, backslashes and brackets, which models change. */
export const aliasKey = (text: string): string => text.normalize('NFKC').replace(/[\s_\-\\[\]【】〔〕]/g, '').toUpperCase();

const BRACKETED = String.raw`\\?[[［【〔](?=[^[\]［］【】〔〕\n]{0,160}[0-9０-９A-Fa-fＡ-Ｆａ-ｆ]{4})[^[\]［］【】〔〕\n]{8,160}[\]］】〕]`;
const BARE = String.raw`(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]{1,20}(?:\\?_[A-Za-z0-9]{1,20}){0,4}\\?_[0-9A-Fa-f]{8,64}(?:\\?_[0-9A-Fa-f]{4,32})?(?![A-Za-z0-9_])`;
const CANDIDATE = new RegExp(`${BRACKETED}|${BARE}`, 'g');
const BARE_ONLY = new RegExp(BARE, 'g');
const EXACT = /^\[[A-Z][A-Z0-9_]{1,48}_[0-9a-f]{8,64}(?:_[0-9a-f]{4,32})?\]$/;
const LOOKS_LIKE_ONE = /^[[［【〔\\]{0,2}\s{0,3}[A-Z][A-Z0-9_ \\-]{1,60}[_ -]\s{0,3}[0-9A-F]{8,64}(?:\s?\\?[_ -]\s?[0-9A-F]{4,32})?\s{0,3}\\?[\]］】〕]?$/i;

/** The keys of all that may be an alias in a text, to ask a vault for them at once. */
export function aliasKeysIn(text: string): string[] {
  const whole = [...text.matchAll(CANDIDATE)].map(([match]) => match);
  const inner = whole.flatMap((match) => [...match.matchAll(BARE_ONLY)].map(([bare]) => bare));
  return [...new Set([...whole, ...inner].map(aliasKey))];
}

/**
 * Gives aliases back in one pass, so that a value that looks like an alias is left alone. An alias that stands exactly as
 * it was made is replaced and nothing else; one with other spacing, case or width is taken with what surrounds it.
 * `values` maps `aliasKey` to value.
 */
export function restoreAliases(text: string, values: ReadonlyMap<string, string>): Restored {
  const unknown: string[] = [];
  let restored = 0;
  const giveBack = (candidate: string): string => {
    const value = values.get(aliasKey(candidate));
    if (value !== undefined) restored++;
    else if (LOOKS_LIKE_ONE.test(candidate.normalize('NFKC'))) unknown.push(candidate);
    return value ?? candidate;
  };
  const made = text.replace(CANDIDATE, (candidate) => {
    if (candidate.startsWith('\\') && EXACT.test(candidate.slice(1))) return `\\${giveBack(candidate.slice(1))}`;
    if (values.has(aliasKey(candidate)) || !/[[［【〔]/.test(candidate)) return giveBack(candidate);
    const inner = candidate.replace(BARE_ONLY, (bare) => (values.has(aliasKey(bare)) ? giveBack(bare) : bare));
    return inner === candidate ? giveBack(candidate) : inner;
  });
  return { text: made, restored, unknown };
}
