import type { DatabaseSync } from 'node:sqlite';
import type { DocumentSource } from '../../document/Document';
import type { EmbeddedChunk, KnownDocument, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import type { AccessRule } from '../../principal/AccessRule';
import { embeddingOf, settleEmbedding, shapeOf, type EmbeddingShape } from './embeddingOf';
import { inTransaction } from './inTransaction';
import { CHUNKS_PER_DOCUMENT, migrations } from './knowledgeSchema';
import { permittedDocuments, type PlainFilter } from './permittedDocuments';
import { readHit } from './readHit';
import { searchChunks, type PlainSearch } from './searchChunks';
import { keyOf, removeChunks, writeAccess, writeDocument } from './writeDocument';

export { migrations };

interface Of<T> {
  readonly tenant: string;
  readonly changes: readonly T[];
}

/** One short transaction per document, so that another process waits for one document at most. */
function eachDocument<T>(db: DatabaseSync, { tenant, changes }: Of<T>, idOf: (change: T) => string, change: (key: number, change: T) => void): void {
  for (const one of changes)
    inTransaction(db, () => {
      const key = keyOf(db, tenant, idOf(one));
      if (key !== undefined) change(key, one);
    });
}

/** What the store's thread can be asked; see KnowledgeStore for what each promises. */
export const procedures = {
  describe(db: DatabaseSync, tenant: string): { documents: number; chunks: number; embedding?: EmbeddingShape } {
    const row = db.prepare('SELECT count(*) AS documents, coalesce(sum(chunks), 0) AS chunks FROM documents WHERE tenant = ?').get(tenant);
    return { documents: Number(row?.documents), chunks: Number(row?.chunks), embedding: embeddingOf(db) };
  },

  listKnown(db: DatabaseSync, { tenant, source }: { tenant: string; source: string }): KnownDocument[] {
    const rows = db.prepare('SELECT id, source_json, content_hash, access, stale FROM documents WHERE tenant = ? AND source = ? ORDER BY id').all(tenant, source);
    return rows.map((row) => ({
      id: String(row.id), source: JSON.parse(String(row.source_json)) as DocumentSource, contentHash: String(row.content_hash),
      access: JSON.parse(String(row.access)) as AccessRule, stale: row.stale === 1,
    }));
  },

  put(db: DatabaseSync, { document, chunks, model }: { document: StoredDocument; chunks: readonly EmbeddedChunk[]; model?: string }): void {
    inTransaction(db, () => {
      if (chunks.length > 0) settleEmbedding(db, shapeOf(chunks, model));
      writeDocument(db, document, chunks);
    });
  },

  updateRights(db: DatabaseSync, call: Of<{ readonly documentId: string; readonly access: AccessRule }>): void {
    eachDocument(db, call, ({ documentId }) => documentId, (key, { access }) => writeAccess(db, key, access));
  },

  markStale(db: DatabaseSync, call: Of<string>): void {
    eachDocument(db, call, (id) => id, (key) => db.prepare('UPDATE documents SET stale = 1 WHERE key = ?').run(key));
  },

  touch(db: DatabaseSync, call: Of<{ readonly documentId: string; readonly source: DocumentSource }>): void {
    const update = db.prepare('UPDATE documents SET source_json = ?, stale = 0 WHERE key = ?');
    eachDocument(db, call, ({ documentId }) => documentId, (key, { source }) => update.run(JSON.stringify(source), key));
  },

  remove(db: DatabaseSync, call: Of<string>): void {
    eachDocument(db, call, (id) => id, (key) => {
      removeChunks(db, key);
      db.prepare('DELETE FROM acl WHERE document = ?').run(key);
      db.prepare('DELETE FROM documents WHERE key = ?').run(key);
    });
  },

  search: (db: DatabaseSync, search: PlainSearch): StoredHit[] => searchChunks(db, search),

  neighbours(db: DatabaseSync, { documentId, index, filter }: { documentId: string; index: number; filter: PlainFilter }): StoredHit[] {
    const permitted = permittedDocuments(filter, { documents: [documentId] });
    const key = db.prepare(`SELECT d.key FROM documents d WHERE ${permitted.sql}`).get(...permitted.values)?.key;
    if (key === undefined) return [];
    return [index - 1, index + 1].filter((near) => near >= 0).flatMap((near) => readHit(db, Number(key) * CHUNKS_PER_DOCUMENT + near, 0, {}) ?? []);
  },
};
