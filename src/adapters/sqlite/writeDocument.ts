import type { DatabaseSync } from 'node:sqlite';
import { InvalidInput } from '../../errors/InvalidInput';
import type { Codec } from '../../knowledge/Codec';
import type { EmbeddedChunk, StoredDocument } from '../../knowledge/KnowledgeStore';
import { metadataMarks } from '../../knowledge/metadataMarks';
import { toUnitVector } from '../../knowledge/toUnitVector';
import type { AccessRule } from '../../principal/AccessRule';
import { noteChange } from './changes';
import { indexCharacters, indexTokens } from './indexTokens';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { placeOf } from './placeOf';
import { prepared } from './prepared';
import { quantize } from './quantize';

/** The key of a document, or undefined. */
export function keyOf(db: DatabaseSync, tenant: string, id: string): number | undefined {
  const row = prepared(db, 'SELECT key FROM documents WHERE tenant = ? AND id = ?').get(tenant, id);
  return row && Number(row.key);
}

/** What a document is called in the file. */
export interface DocumentKey {
  readonly key: number;
  readonly id: string;
}

/** Writes a document's rule in both of its forms; part of the caller's transaction. */
export function writeAccess(db: DatabaseSync, codec: Codec, { key, id }: DocumentKey, { allow, deny }: AccessRule): void {
  prepared(db, 'UPDATE documents SET access = ? WHERE key = ?').run(codec.seal(JSON.stringify({ allow, deny }), placeOf(id, 'access')), key);
  prepared(db, 'DELETE FROM acl WHERE document = ?').run(key);
  const insert = prepared(db, 'INSERT OR IGNORE INTO acl (principal, allow, document) VALUES (?, ?, ?)');
  for (const principal of allow) insert.run(codec.mark(principal), 1, key);
  for (const principal of deny) insert.run(codec.mark(principal), 0, key);
  noteChange(db, key);
}

/** Removes a document's chunks with their words and vectors; part of the caller's transaction. */
export function removeChunks(db: DatabaseSync, document: number): void {
  const range = [document * CHUNKS_PER_DOCUMENT, (document + 1) * CHUNKS_PER_DOCUMENT - 1] as const;
  // The word index has no range delete that uses its key order, the chunk table has.
  const keys = prepared(db, 'SELECT key FROM chunks WHERE key BETWEEN ? AND ?').all(...range).map(({ key }) => Number(key));
  for (const table of ['words', 'characters']) for (const key of keys) prepared(db, `DELETE FROM ${table} WHERE rowid = ?`).run(key);
  for (const table of ['chunks', 'vectors', 'codes']) prepared(db, `DELETE FROM ${table} WHERE key BETWEEN ? AND ?`).run(...range);
}

function insertVector(db: DatabaseSync, key: number, vector: Float32Array): void {
  const unit = toUnitVector(vector);
  const { codes, scale } = quantize(unit);
  prepared(db, 'INSERT INTO vectors (key, vector) VALUES (?, ?)').run(key, new Uint8Array(unit.buffer));
  prepared(db, 'INSERT INTO codes (key, code, scale) VALUES (?, ?, ?)').run(key, new Uint8Array(codes.buffer), scale);
}

function insertChunks(db: DatabaseSync, codec: Codec, document: DocumentKey, chunks: readonly EmbeddedChunk[]): void {
  const chunk = prepared(db, 'INSERT INTO chunks (key, id, text, context, place) VALUES (?, ?, ?, ?, ?)');
  const words = prepared(db, 'INSERT INTO words (rowid, text, context) VALUES (?, ?, ?)');
  chunks.forEach(({ id, text, context, place, vector }, index) => {
    const key = document.key * CHUNKS_PER_DOCUMENT + index;
    const seal = (field: string, value: string) => codec.seal(value, placeOf(document.id, field, id));
    chunk.run(key, id, seal('text', text), seal('context', context), seal('place', JSON.stringify(place)));
    words.run(key, indexTokens(text, codec), indexTokens(context, codec));
    if (codec.keyCheck) prepared(db, 'INSERT INTO characters (rowid, tokens) VALUES (?, ?)').run(key, indexCharacters(text, codec));
    if (vector) insertVector(db, key, vector);
  });
}

const PUT = `INSERT INTO documents (tenant, id, source, path, source_json, title, content_hash, category, language, metadata, marks, access, chunks) VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, '', ?)
  ON CONFLICT (tenant, id) DO UPDATE SET source = excluded.source, path = '', source_json = excluded.source_json, title = excluded.title, content_hash = excluded.content_hash,
    category = excluded.category, language = excluded.language, metadata = excluded.metadata, marks = excluded.marks, chunks = excluded.chunks, stale = 0
  RETURNING key`;

/** Replaces a document, its chunks and its rule; part of the caller's transaction, so a reader sees the old or the new, never a mixture. */
export function writeDocument(db: DatabaseSync, codec: Codec, document: StoredDocument, chunks: readonly EmbeddedChunk[]): void {
  if (chunks.length >= CHUNKS_PER_DOCUMENT)
    throw new InvalidInput('DOCUMENT_TOO_LARGE', `A document has ${chunks.length} chunks; at most ${CHUNKS_PER_DOCUMENT - 1} are taken.`, 'Split the document.');
  const { tenant, id, source, title, contentHash, category, language, access, metadata } = document;
  const seal = (field: string, value: string) => codec.seal(value, placeOf(id, field));
  const row = prepared(db, PUT).get(
    tenant, id, codec.mark(source.id), seal('source_json', JSON.stringify(source)), seal('title', title), seal('content_hash', contentHash), category, language ?? null,
    seal('metadata', JSON.stringify(metadata)), JSON.stringify(metadataMarks(metadata).map(codec.mark)), chunks.length,
  );
  const written = { key: Number(row?.key), id };
  removeChunks(db, written.key);
  insertChunks(db, codec, written, chunks);
  writeAccess(db, codec, written, access);
}
