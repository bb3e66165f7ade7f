import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './inTransaction';

/** One alias of a tenant, its value sealed. */
export interface VaultRow {
  readonly alias: string;
  readonly sealed: string;
}

export const migrations = [(db: DatabaseSync) => db.exec('CREATE TABLE alias (tenant TEXT NOT NULL, alias TEXT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY (tenant, alias)) STRICT, WITHOUT ROWID')];

export const procedures = {
  /** Adds what is not there yet. */
  save(db: DatabaseSync, { tenant, rows }: { tenant: string; rows: readonly VaultRow[] }): void {
    inTransaction(db, () => {
      const insert = db.prepare('INSERT OR IGNORE INTO alias (tenant, alias, sealed) VALUES (?, ?, ?)');
      for (const { alias, sealed } of rows) insert.run(tenant, alias, sealed);
    });
  },
  find(db: DatabaseSync, { tenant, aliases }: { tenant: string; aliases: readonly string[] }): VaultRow[] {
    const select = db.prepare('SELECT alias, sealed FROM alias WHERE tenant = ? AND alias = ?');
    return aliases.flatMap((alias) => {
      const row = select.get(tenant, alias);
      return row ? [{ alias: String(row.alias), sealed: String(row.sealed) }] : [];
    });
  },
};
