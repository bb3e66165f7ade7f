import type { DatabaseSync } from 'node:sqlite';
import type { AuditQuery, AuditVerification } from '../../audit/AuditLog';
import { CHAIN_START, chainNext } from '../../audit/chain';
import { type ExpectedHead, type StoredRecord, verifyRecords } from '../../audit/verifyRecords';
import { inTransaction } from './inTransaction';

/** A record ready to be chained: everything but its index and its MAC. */
export interface PreparedRecord {
  readonly id: string;
  readonly event: string;
  readonly leaf: Uint8Array;
  readonly ciphertext?: string;
}

type Row = Record<string, unknown>;

const COLUMNS = 'idx, id, event, leaf, chain, ciphertext';
const PAGE = 1000;

/** Table columns that a search may ask for, each as one condition over one bound value. */
const CONDITIONS = {
  from: "json_extract(event, '$.time') >= ?",
  to: "json_extract(event, '$.time') < ?",
  actor: "json_extract(event, '$.actor') = ?",
  tenant: "json_extract(event, '$.tenant') = ?",
  kind: "json_extract(event, '$.kind') = ?",
  correlationId: "json_extract(event, '$.correlationId') = ?",
  documentId: "EXISTS (SELECT 1 FROM json_each(event, '$.documents') WHERE json_extract(value, '$.id') = ?)",
  afterIndex: 'idx > ?',
} as const satisfies Partial<Record<keyof AuditQuery, string>>;

export const migrations = [
  (db: DatabaseSync) =>
    db.exec(`CREATE TABLE record (idx INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL, leaf BLOB NOT NULL, chain BLOB NOT NULL, ciphertext TEXT) STRICT;
      CREATE INDEX record_time ON record (json_extract(event, '$.time'));
      CREATE INDEX record_actor ON record (json_extract(event, '$.actor'));
      CREATE INDEX record_correlation ON record (json_extract(event, '$.correlationId'));`),
];

function toRecord(row: Row): StoredRecord {
  return { index: Number(row.idx), id: String(row.id), event: String(row.event), leaf: row.leaf as Uint8Array, chain: row.chain as Uint8Array, ...(row.ciphertext !== null && { ciphertext: String(row.ciphertext) }) };
}

/** Reads page by page, so that a long log neither fills the memory nor holds up the appends of other processes. */
function* allRecords(db: DatabaseSync): Generator<StoredRecord> {
  const page = db.prepare(`SELECT ${COLUMNS} FROM record WHERE idx > ? ORDER BY idx LIMIT ${PAGE}`);
  for (let last = -1, rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const row of rows) yield toRecord(row);
    last = Number(rows.at(-1)?.idx);
  }
}

function head(db: DatabaseSync): { index: number; chain: Uint8Array } {
  const row = db.prepare('SELECT idx, chain FROM record ORDER BY idx DESC LIMIT 1').get();
  return row ? { index: Number(row.idx), chain: row.chain as Uint8Array } : { index: -1, chain: CHAIN_START };
}

export const procedures = {
  /** Commits all records or none, in their order; returns the index of each. */
  append(db: DatabaseSync, { key, records }: { key: Uint8Array; records: readonly PreparedRecord[] }): number[] {
    return inTransaction(db, () => {
      let { index, chain } = head(db);
      const insert = db.prepare(`INSERT INTO record (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`);
      return records.map(({ id, event, leaf, ciphertext }) => {
        chain = chainNext(key, chain, ++index, leaf);
        insert.run(index, id, event, leaf, chain, ciphertext ?? null);
        return index;
      });
    });
  },
  search(db: DatabaseSync, query: AuditQuery): StoredRecord[] {
    const asked = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter((name) => query[name] !== undefined);
    const where = ['TRUE', ...asked.map((name) => CONDITIONS[name])].join(' AND ');
    const values = asked.map((name) => query[name] as string | number);
    return db.prepare(`SELECT ${COLUMNS} FROM record WHERE ${where} ORDER BY idx LIMIT ?`).all(...values, query.limit).map(toRecord);
  },
  verify(db: DatabaseSync, { key, expected }: { key: Uint8Array; expected?: ExpectedHead }): AuditVerification {
    return verifyRecords(allRecords(db), key, expected);
  },
};
