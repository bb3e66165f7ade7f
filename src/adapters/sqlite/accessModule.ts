import type { DatabaseSync } from 'node:sqlite';
import type { ApiToken } from '../../access/ApiToken';
import { inTransaction } from './inTransaction';

const MINUTE = 60_000;
/** Days of use that are kept. */
const KEPT_DAYS = 40;

export const migrations = [
  (db: DatabaseSync) =>
    db.exec(`CREATE TABLE token (hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, person TEXT NOT NULL, knowledgeBases TEXT NOT NULL,
        issuedAt TEXT NOT NULL, expiresAt TEXT NOT NULL, revokedAt TEXT, lastUsedAt TEXT) STRICT;
      CREATE TABLE question (key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
      CREATE INDEX question_key ON question (key, at);
      CREATE TABLE spent (day TEXT NOT NULL, key TEXT NOT NULL, tokens INTEGER NOT NULL, PRIMARY KEY (day, key)) STRICT;`),
  (db: DatabaseSync) => db.exec("ALTER TABLE token ADD COLUMN tenant TEXT NOT NULL DEFAULT 'default'"),
];

const COLUMNS = 'id, tenant, label, person, knowledgeBases, issuedAt, expiresAt, revokedAt, lastUsedAt';

function toToken(row: Record<string, unknown>): ApiToken {
  const { knowledgeBases, revokedAt, lastUsedAt, ...plain } = row;
  return { ...(plain as unknown as ApiToken), knowledgeBases: JSON.parse(String(knowledgeBases)) as string[], ...(revokedAt !== null && { revokedAt: String(revokedAt) }), ...(lastUsedAt !== null && { lastUsedAt: String(lastUsedAt) }) };
}

export const procedures = {
  addToken(db: DatabaseSync, { token, hash }: { token: ApiToken; hash: string }): void {
    db.prepare('INSERT INTO token (hash, id, tenant, label, person, knowledgeBases, issuedAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(hash, token.id, token.tenant, token.label, token.person, JSON.stringify(token.knowledgeBases), token.issuedAt, token.expiresAt);
  },
  useToken(db: DatabaseSync, { tenant, hash, now }: { tenant: string; hash: string; now: string }): ApiToken | undefined {
    db.prepare('UPDATE token SET lastUsedAt = ? WHERE hash = ? AND tenant = ? AND revokedAt IS NULL AND expiresAt > ?').run(now, hash, tenant, now);
    const row = db.prepare(`SELECT ${COLUMNS} FROM token WHERE hash = ? AND tenant = ?`).get(hash, tenant);
    return row && toToken(row);
  },
  revokeToken(db: DatabaseSync, { tenant, id, now }: { tenant: string; id: string; now: string }): boolean {
    return Number(db.prepare('UPDATE token SET revokedAt = coalesce(revokedAt, ?) WHERE id = ? AND tenant = ?').run(now, id, tenant).changes) > 0;
  },
  listTokens(db: DatabaseSync, { tenant }: { tenant: string }): ApiToken[] {
    return db.prepare(`SELECT ${COLUMNS} FROM token WHERE tenant = ? ORDER BY issuedAt DESC, id`).all(tenant).map(toToken);
  },
  countQuestion(db: DatabaseSync, { key, perMinute, now }: { key: string; perMinute: number; now: number }): boolean {
    return inTransaction(db, () => {
      db.prepare('DELETE FROM question WHERE at <= ?').run(now - MINUTE);
      const { held } = db.prepare('SELECT count(*) AS held FROM question WHERE key = ?').get(key) as { held: number };
      if (held >= perMinute) return false;
      db.prepare('INSERT INTO question (key, at) VALUES (?, ?)').run(key, now);
      return true;
    });
  },
  tokensUsed(db: DatabaseSync, { key, day }: { key: string; day: string }): number {
    return Number(db.prepare('SELECT tokens FROM spent WHERE day = ? AND key = ?').get(day, key)?.tokens ?? 0);
  },
  reserveTokens(db: DatabaseSync, { key, day, tokens, perDay }: { key: string; day: string; tokens: number; perDay: number }): boolean {
    return inTransaction(db, () => {
      if (procedures.tokensUsed(db, { key, day }) >= perDay) return false;
      procedures.addTokens(db, { key, day, tokens });
      return true;
    });
  },
  addTokens(db: DatabaseSync, { key, day, tokens }: { key: string; day: string; tokens: number }): void {
    db.prepare('INSERT INTO spent (day, key, tokens) VALUES (?, ?, ?) ON CONFLICT (day, key) DO UPDATE SET tokens = tokens + excluded.tokens').run(day, key, tokens);
    db.prepare("DELETE FROM spent WHERE day < date(?, '-' || ? || ' days')").run(day, KEPT_DAYS);
  },
};
