import type { DatabaseSync } from 'node:sqlite';
import type { Codec } from '../../knowledge/Codec';
import type { StoredHit } from '../../knowledge/KnowledgeStore';
import type { AccessRule } from '../../principal/AccessRule';
import type { DocumentSource, Place } from '../../document/Document';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { placeOf } from './placeOf';
import { prepared } from './prepared';

/** A chunk by its key, with what the document's record says now; undefined where it has gone. */
export function readHit(db: DatabaseSync, codec: Codec, key: number, score: number, ranks: StoredHit['ranks']): StoredHit | undefined {
  const row = prepared(db, 'SELECT c.id AS chunk, c.text, c.context, c.place, d.* FROM chunks c JOIN documents d ON d.key = ? WHERE c.key = ?').get(Math.floor(key / CHUNKS_PER_DOCUMENT), key);
  if (!row) return undefined;
  const [chunkId, documentId] = [String(row.chunk), String(row.id)];
  const ofChunk = (field: 'text' | 'context' | 'place') => codec.open(String(row[field]), placeOf(documentId, field, chunkId));
  const ofDocument = (field: 'title' | 'source_json' | 'access' | 'content_hash') => codec.open(String(row[field]), placeOf(documentId, field));
  const { url, path, modifiedAt } = JSON.parse(ofDocument('source_json')) as DocumentSource;
  return {
    chunkId, documentId, title: ofDocument('title'), text: ofChunk('text'), context: ofChunk('context'), place: JSON.parse(ofChunk('place')) as Place, ...(url && { url }),
    score, ranks, tenant: String(row.tenant), access: JSON.parse(ofDocument('access')) as AccessRule, contentHash: ofDocument('content_hash'),
    index: key % CHUNKS_PER_DOCUMENT, path, ...(modifiedAt && { modifiedAt }),
  };
}
