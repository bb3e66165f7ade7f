import type { DatabaseSync } from 'node:sqlite';
import type { CacheAnswer } from '../../knowledge/Cache';
import { inTransaction } from './inTransaction';
import { prepared } from './prepared';

/** Beyond these the oldest go. */
const MOST = 20_000;

export const migrations = [
  (db: DatabaseSync) =>
    db.exec(`CREATE TABLE entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX entries_until ON entries (until);
      CREATE TABLE counts (one INTEGER PRIMARY KEY CHECK (one = 1), hits INTEGER NOT NULL, misses INTEGER NOT NULL) STRICT;
      INSERT INTO counts VALUES (1, 0, 0);`),
];

/** Times are milliseconds since 1970. */
export const procedures = {
  get(db: DatabaseSync, { key, now }: { key: string; now: number }): CacheAnswer {
    const row = prepared(db, 'SELECT value FROM entries WHERE key = ? AND until > ?').get(key, now);
    const counts = prepared(db, `UPDATE counts SET ${row ? 'hits = hits' : 'misses = misses'} + 1 RETURNING hits, misses`).get();
    return { ...(row && { value: String(row.value) }), hits: Number(counts?.hits), misses: Number(counts?.misses) };
  },

  set(db: DatabaseSync, { key, value, now, seconds }: { key: string; value: string; now: number; seconds: number }): void {
    inTransaction(db, () => {
      prepared(db, 'DELETE FROM entries WHERE until <= ?').run(now);
      prepared(db, 'INSERT OR REPLACE INTO entries (key, value, until) VALUES (?, ?, ?)').run(key, value, now + seconds * 1000);
      prepared(db, `DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY until DESC LIMIT -1 OFFSET ${MOST})`).run();
    });
  },
};
