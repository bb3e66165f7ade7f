import type { DatabaseSync } from 'node:sqlite';
import type { Category, DocumentSource } from '../../document/Document';
import type { CountedDocument, EmbeddedChunk, ListedDocument, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import type { StoreKeys } from '../../knowledge/openCodec';
import type { AccessRule } from '../../principal/AccessRule';
import { noteChange, versionOf } from './changes';
import { embeddingOf, settleEmbedding, shapeOf, type EmbeddingShape } from './embeddingOf';
import { inSnapshot } from './inSnapshot';
import { inTransaction } from './inTransaction';
import { CHUNKS_PER_DOCUMENT, migrations } from './knowledgeSchema';
import { permittedDocuments, type PlainFilter } from './permittedDocuments';
import { placeOf } from './placeOf';
import { prepared } from './prepared';
import { readHit } from './readHit';
import { searchChunks, type PlainSearch } from './searchChunks';
import { snapshotProcedures } from './snapshotProcedures';
import { codecOf, isSealed, settleSealing } from './settleSealing';
import { keyOf, removeChunks, writeAccess, writeDocument, type DocumentKey } from './writeDocument';

export { migrations };

/** Whose part of which file, and the keys of its texts (base64) where they are sealed. */
export interface Scope extends StoreKeys {
  readonly knowledgeBase: string;
  readonly tenant: string;
}

interface Of<T> extends Scope {
  readonly changes: readonly T[];
}

/** One short transaction per document, so that another process waits for one document at most. */
function eachDocument<T>(db: DatabaseSync, { tenant, changes }: Of<T>, idOf: (change: T) => string, apply: (document: DocumentKey, change: T) => void): void {
  for (const one of changes)
    inTransaction(db, () => {
      const id = idOf(one);
      const key = keyOf(db, tenant, id);
      if (key !== undefined) apply({ key, id }, one);
    });
}

/** A rule that many documents share is held once, and crosses to the other thread once. */
function ruleOf(written: string, rules: Map<string, AccessRule>): AccessRule {
  const rule = rules.get(written) ?? (JSON.parse(written) as AccessRule);
  rules.set(written, rule);
  return rule;
}

/** What the store's thread can be asked; see KnowledgeStore for what each promises. */
export const procedures = {
  ...snapshotProcedures,

  describe(db: DatabaseSync, scope: Scope): { documents: number; chunks: number; encrypted: boolean; bytes: number; syncedAt?: string; embedding?: EmbeddingShape } {
    codecOf(db, scope);
    const row = prepared(db, 'SELECT count(*) AS documents, coalesce(sum(chunks), 0) AS chunks FROM documents WHERE tenant = ?').get(scope.tenant);
    const bytes = Number(prepared(db, 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size').get()?.bytes);
    const synced = prepared(db, "SELECT value FROM notes WHERE name = 'synced'").get()?.value;
    return { documents: Number(row?.documents), chunks: Number(row?.chunks), encrypted: isSealed(db), bytes, ...(synced !== undefined && { syncedAt: String(synced) }), embedding: embeddingOf(db) };
  },

  version(db: DatabaseSync): string {
    return `${String(prepared(db, 'SELECT id FROM identity').get()?.id)}:${versionOf(db)}`;
  },

  noteSync(db: DatabaseSync, { at }: { at: string }): void {
    prepared(db, "INSERT OR REPLACE INTO notes VALUES ('synced', ?)").run(at);
  },

  /** Of one source, or of all where none is named. */
  listKnown(db: DatabaseSync, { source, ...scope }: Scope & { source?: string }): CountedDocument[] {
    const codec = codecOf(db, scope);
    const columns = 'SELECT id, source_json, content_hash, access, stale, category FROM documents WHERE tenant = ?';
    const rows = source === undefined ? prepared(db, `${columns} ORDER BY id`).all(scope.tenant) : prepared(db, `${columns} AND source = ? ORDER BY id`).all(scope.tenant, codec.mark(source));
    const rules = new Map<string, AccessRule>();
    return rows.map((row) => {
      const open = (field: 'source_json' | 'content_hash' | 'access') => codec.open(String(row[field]), placeOf(String(row.id), field));
      return { id: String(row.id), source: JSON.parse(open('source_json')) as DocumentSource, contentHash: open('content_hash'), access: ruleOf(open('access'), rules), stale: row.stale === 1, category: String(row.category) as Category };
    });
  },

  put(db: DatabaseSync, { document, chunks, model, ...scope }: Scope & { document: StoredDocument; chunks: readonly EmbeddedChunk[]; model?: string }): void {
    inTransaction(db, () => {
      const codec = settleSealing(db, scope);
      if (chunks.length > 0) settleEmbedding(db, shapeOf(chunks, model));
      writeDocument(db, codec, document, chunks);
    });
  },

  updateRights(db: DatabaseSync, call: Of<{ readonly documentId: string; readonly access: AccessRule }>): void {
    const codec = codecOf(db, call);
    eachDocument(db, call, ({ documentId }) => documentId, (document, { access }) => writeAccess(db, codec, document, access));
  },

  markStale(db: DatabaseSync, call: Of<string>): void {
    eachDocument(db, call, (id) => id, ({ key }) => prepared(db, 'UPDATE documents SET stale = 1 WHERE key = ?').run(key));
  },

  touch(db: DatabaseSync, call: Of<{ readonly documentId: string; readonly source: DocumentSource }>): void {
    const codec = codecOf(db, call);
    const update = prepared(db, 'UPDATE documents SET source_json = ?, stale = 0 WHERE key = ?');
    eachDocument(db, call, ({ documentId }) => documentId, ({ key, id }, { source }) => {
      update.run(codec.seal(JSON.stringify(source), placeOf(id, 'source_json')), key);
      noteChange(db, key);
    });
  },

  remove(db: DatabaseSync, call: Of<string>): void {
    eachDocument(db, call, (id) => id, ({ key }) => {
      removeChunks(db, key);
      prepared(db, 'DELETE FROM acl WHERE document = ?').run(key);
      prepared(db, 'DELETE FROM documents WHERE key = ?').run(key);
      noteChange(db, key);
    });
  },

  search(db: DatabaseSync, search: PlainSearch & Scope): StoredHit[] {
    return inSnapshot(db, () => searchChunks(db, codecOf(db, search), search));
  },

  neighbours(db: DatabaseSync, { documentId, index, filter, ...scope }: Scope & { documentId: string; index: number; filter: PlainFilter }): StoredHit[] {
    const codec = codecOf(db, scope);
    const permitted = permittedDocuments(filter, { documents: [documentId] }, codec);
    const key = prepared(db, `SELECT d.key FROM documents d WHERE ${permitted.sql}`).get(...permitted.values)?.key;
    if (key === undefined) return [];
    return [index - 1, index + 1].filter((near) => near >= 0).flatMap((near) => readHit(db, codec, Number(key) * CHUNKS_PER_DOCUMENT + near, 0, {}) ?? []);
  },

  listReadable(db: DatabaseSync, { filter, after = '', limit, ...scope }: Scope & { filter: PlainFilter; after?: string; limit: number }): ListedDocument[] {
    const codec = codecOf(db, scope);
    const permitted = permittedDocuments(filter, undefined, codec);
    const rows = prepared(db, `SELECT d.* FROM documents d WHERE ${permitted.sql} AND d.id > ? ORDER BY d.id LIMIT ?`).all(...permitted.values, after, limit);
    return rows.map((row) => {
      const open = (field: 'source_json' | 'title' | 'access') => codec.open(String(row[field]), placeOf(String(row.id), field));
      const { id: source, path } = JSON.parse(open('source_json')) as DocumentSource;
      return { documentId: String(row.id), title: open('title'), path, source, tenant: String(row.tenant), access: JSON.parse(open('access')) as AccessRule, category: String(row.category) as Category };
    });
  },
};
