import type { DatabaseSync } from 'node:sqlite';
import { changedSince, versionOf } from './changes';
import type { Condition } from './permittedDocuments';
import { prepared } from './prepared';

interface Known {
  readonly documents: Set<number>;
  version: number;
}

/** Askers with the same rights and the same narrowing share one; a company has few different sets that are asked for at a time. */
const MOST_KNOWN = 64;
const sets = new WeakMap<DatabaseSync, Map<string, Known>>();

function select(db: DatabaseSync, { sql, values }: Condition, among?: readonly number[]): number[] {
  const narrowed = among ? 'AND d.key IN (SELECT value FROM json_each(?))' : '';
  const row = prepared(db, `SELECT json_group_array(d.key) AS keys FROM documents d WHERE ${sql} ${narrowed}`).get(...values, ...(among ? [JSON.stringify(among)] : []));
  return JSON.parse(String(row?.keys)) as number[];
}

/** Asks again only of what has changed since: the condition is the same, so the set is as if it were asked as a whole. */
function bringUpToDate(db: DatabaseSync, condition: Condition, known: Known, version: number): void {
  const changed = changedSince(db, known.version);
  for (const document of changed) known.documents.delete(document);
  for (const document of select(db, condition, changed)) known.documents.add(document);
  known.version = version;
}

/** Keys of the documents for which the condition holds at the moment of the caller's transaction. Read it, never change or keep it. */
export function permittedSet(db: DatabaseSync, condition: Condition): ReadonlySet<number> {
  const byAsker = sets.get(db) ?? new Map<string, Known>();
  sets.set(db, byAsker);
  const name = JSON.stringify(condition);
  const version = versionOf(db);
  const known = byAsker.get(name) ?? { documents: new Set(select(db, condition)), version };
  if (known.version !== version) bringUpToDate(db, condition, known, version);
  byAsker.delete(name);
  byAsker.set(name, known);
  const [oldest] = byAsker.keys();
  if (byAsker.size > MOST_KNOWN && oldest !== undefined) byAsker.delete(oldest);
  return known.documents;
}
