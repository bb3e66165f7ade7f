import type { DatabaseSync } from 'node:sqlite';
import { versionOf } from './changes';
import { prepared } from './prepared';

/** In how many chunks each term stands, and how many chunks there are; of all tenants, since rarity is a matter of the language. */
export interface Frequencies {
  readonly chunks: number;
  readonly of: ReadonlyMap<string, number>;
}

interface Known {
  readonly version: number;
  readonly of: Map<string, number>;
}

/** Counting a common term reads its whole list, and questions share their common terms. */
const MOST_KNOWN = 50_000;
const known = new WeakMap<DatabaseSync, Known>();

function knownNow(db: DatabaseSync): Known {
  const version = versionOf(db);
  const before = known.get(db);
  if (before?.version === version && before.of.size < MOST_KNOWN) return before;
  const fresh = { version, of: new Map<string, number>() };
  known.set(db, fresh);
  return fresh;
}

/** The frequencies of these tokens of the word index, as they stand there; what is in no chunk counts 0. */
export function termFrequencies(db: DatabaseSync, tokens: readonly string[]): Frequencies {
  const { of } = knownNow(db);
  const unknown = tokens.filter((token) => !of.has(token));
  for (const token of unknown) of.set(token, 0);
  if (unknown.length > 0) {
    const rows = prepared(db, 'SELECT term, doc FROM terms WHERE term IN (SELECT value FROM json_each(?))').all(JSON.stringify(unknown));
    for (const { term, doc } of rows) of.set(String(term), Number(doc));
  }
  return { chunks: Number(prepared(db, 'SELECT chunks FROM totals').get()?.chunks), of };
}
