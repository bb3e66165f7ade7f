import type { DatabaseSync } from 'node:sqlite';
import type { StoredHit } from '../../knowledge/KnowledgeStore';
import type { AccessRule } from '../../principal/AccessRule';
import type { DocumentSource, Place } from '../../document/Document';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';

/** A chunk by its key, with what the document's record says now; undefined where it has gone. */
export function readHit(db: DatabaseSync, key: number, score: number, ranks: StoredHit['ranks']): StoredHit | undefined {
  const row = db
    .prepare('SELECT c.id AS chunk, c.text, c.context, c.place, d.* FROM chunks c JOIN documents d ON d.key = ? WHERE c.key = ?')
    .get(Math.floor(key / CHUNKS_PER_DOCUMENT), key);
  if (!row) return undefined;
  const { url } = JSON.parse(String(row.source_json)) as DocumentSource;
  return {
    chunkId: String(row.chunk), documentId: String(row.id), title: String(row.title), text: String(row.text), context: String(row.context),
    place: JSON.parse(String(row.place)) as Place, ...(url && { url }), score, ranks, tenant: String(row.tenant),
    access: JSON.parse(String(row.access)) as AccessRule, contentHash: String(row.content_hash), index: key % CHUNKS_PER_DOCUMENT, path: String(row.path),
  };
}
