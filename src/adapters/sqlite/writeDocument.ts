import type { DatabaseSync } from 'node:sqlite';
import { InvalidInput } from '../../errors/InvalidInput';
import type { EmbeddedChunk, StoredDocument } from '../../knowledge/KnowledgeStore';
import { tokenize } from '../../knowledge/tokenize';
import type { AccessRule } from '../../principal/AccessRule';
import { toUnitVector } from '../../knowledge/toUnitVector';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';

/** The key of a document, or undefined. */
export function keyOf(db: DatabaseSync, tenant: string, id: string): number | undefined {
  const row = db.prepare('SELECT key FROM documents WHERE tenant = ? AND id = ?').get(tenant, id);
  return row && Number(row.key);
}

/** Writes a document's rule in both of its forms; part of the caller's transaction. */
export function writeAccess(db: DatabaseSync, document: number, access: AccessRule): void {
  db.prepare('UPDATE documents SET access = ? WHERE key = ?').run(JSON.stringify({ allow: access.allow, deny: access.deny }), document);
  db.prepare('DELETE FROM acl WHERE document = ?').run(document);
  const insert = db.prepare('INSERT OR IGNORE INTO acl (principal, allow, document) VALUES (?, ?, ?)');
  for (const principal of access.allow) insert.run(principal, 1, document);
  for (const principal of access.deny) insert.run(principal, 0, document);
}

/** Removes a document's chunks with their words and vectors; part of the caller's transaction. */
export function removeChunks(db: DatabaseSync, document: number): void {
  const range = [document * CHUNKS_PER_DOCUMENT, (document + 1) * CHUNKS_PER_DOCUMENT - 1] as const;
  // The word index has no range delete that uses its key order, the chunk table has.
  const forget = db.prepare('DELETE FROM words WHERE rowid = ?');
  for (const { key } of db.prepare('SELECT key FROM chunks WHERE key BETWEEN ? AND ?').all(...range)) forget.run(Number(key));
  for (const table of ['chunks', 'vectors']) db.prepare(`DELETE FROM ${table} WHERE key BETWEEN ? AND ?`).run(...range);
}

function insertChunks(db: DatabaseSync, document: number, chunks: readonly EmbeddedChunk[]): void {
  const chunk = db.prepare('INSERT INTO chunks (key, id, text, context, place) VALUES (?, ?, ?, ?, ?)');
  const words = db.prepare('INSERT INTO words (rowid, text, context) VALUES (?, ?, ?)');
  const vectors = db.prepare('INSERT INTO vectors (key, vector) VALUES (?, ?)');
  chunks.forEach(({ id, text, context, place, vector }, index) => {
    const key = document * CHUNKS_PER_DOCUMENT + index;
    chunk.run(key, id, text, context, JSON.stringify(place));
    words.run(key, tokenize(text).join(' '), tokenize(context).join(' '));
    if (vector) vectors.run(key, new Uint8Array(toUnitVector(vector).buffer));
  });
}

/** Replaces a document, its chunks and its rule; part of the caller's transaction, so a reader sees the old or the new, never a mixture. */
export function writeDocument(db: DatabaseSync, document: StoredDocument, chunks: readonly EmbeddedChunk[]): void {
  if (chunks.length >= CHUNKS_PER_DOCUMENT)
    throw new InvalidInput('DOCUMENT_TOO_LARGE', `A document has ${chunks.length} chunks; at most ${CHUNKS_PER_DOCUMENT - 1} are taken.`, 'Split the document.');
  const { tenant, id, source, title, contentHash, category, language, access, metadata } = document;
  const row = db
    .prepare(
      `INSERT INTO documents (tenant, id, source, path, source_json, title, content_hash, category, language, metadata, access, chunks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)
       ON CONFLICT (tenant, id) DO UPDATE SET source = excluded.source, path = excluded.path, source_json = excluded.source_json, title = excluded.title,
         content_hash = excluded.content_hash, category = excluded.category, language = excluded.language, metadata = excluded.metadata, chunks = excluded.chunks, stale = 0
       RETURNING key`,
    )
    .get(tenant, id, source.id, source.path, JSON.stringify(source), title, contentHash, category, language ?? null, JSON.stringify(metadata), chunks.length);
  const key = Number(row?.key);
  removeChunks(db, key);
  insertChunks(db, key, chunks);
  writeAccess(db, key, access);
}
