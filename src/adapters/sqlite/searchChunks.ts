import type { DatabaseSync } from 'node:sqlite';
import { capPerDocument } from '../../knowledge/capPerDocument';
import { fuseRanks } from '../../knowledge/fuseRanks';
import type { SearchRequest, StoredHit } from '../../knowledge/KnowledgeStore';
import { embeddingOf, refuseOtherEmbedding } from './embeddingOf';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { permittedDocuments, type PlainFilter } from './permittedDocuments';
import { readHit } from './readHit';
import { searchVectors } from './searchVectors';
import { searchWords } from './searchWords';

/** Enough that the right passage is among them where words find it at all (99.9 % on the evaluation sets). */
const CANDIDATES = 60;

export interface PlainSearch {
  readonly request: SearchRequest;
  readonly filter: PlainFilter;
  readonly model?: string;
}

function refuseOtherVector(db: DatabaseSync, vector: Float32Array, model: string | undefined): void {
  const stored = embeddingOf(db);
  if (stored) refuseOtherEmbedding(stored, { model: model ?? stored.model, dimensions: vector.length });
}

const rankOf = (keys: readonly number[], key: number) => keys.indexOf(key) + 1 || undefined;

/** One search as of one moment: words and vectors under the same access condition, fused, capped. */
export function searchChunks(db: DatabaseSync, { request, filter, model }: PlainSearch): StoredHit[] {
  const { text, vector, limit, perDocument, only } = request;
  if (vector) refuseOtherVector(db, vector, model);
  const permitted = permittedDocuments(filter, only);
  const count = Math.max(CANDIDATES, limit * 4);
  const words = searchWords(db, text, permitted, count);
  const vectors = vector ? searchVectors(db, vector, permitted, count) : [];
  const fused = fuseRanks([words, vectors].map((keys) => ({ ids: keys.map(String), weight: 1 })));
  const ranked = fused.map(({ id, score }) => ({ key: Number(id), score, documentId: String(Math.floor(Number(id) / CHUNKS_PER_DOCUMENT)) }));
  const kept = capPerDocument(ranked, limit, perDocument);
  return kept.flatMap(({ key, score }) => readHit(db, key, score, { words: rankOf(words, key), vectors: rankOf(vectors, key) }) ?? []);
}
