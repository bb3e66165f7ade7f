import type { DatabaseSync } from 'node:sqlite';
import { capPerDocument } from '../../knowledge/capPerDocument';
import type { Codec } from '../../knowledge/Codec';
import { fuseRanks } from '../../knowledge/fuseRanks';
import type { SearchRequest, StoredHit } from '../../knowledge/KnowledgeStore';
import { embeddingOf, refuseOtherEmbedding } from './embeddingOf';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { permittedDocuments, type PlainFilter } from './permittedDocuments';
import { permittedSet } from './permittedSet';
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

/** Ranks from 1, and scores, by key. */
const placesOf = (leg: readonly { readonly key: number; readonly score: number }[]) => new Map(leg.map(({ key, score }, index) => [key, { rank: index + 1, score }]));

/** One search as of one moment (part of the caller's transaction): words and vectors under the same access condition, fused, capped. */
export function searchChunks(db: DatabaseSync, codec: Codec, { request, filter, model }: PlainSearch): StoredHit[] {
  const { text, vector, limit, perDocument, only, weights } = request;
  if (vector) refuseOtherVector(db, vector, model);
  const permitted = permittedSet(db, permittedDocuments(filter, only, codec));
  const count = Math.max(CANDIDATES, limit * 4);
  const share = { words: weights?.words ?? 1, vectors: weights?.vectors ?? 1 };
  const words = share.words > 0 ? searchWords(db, text, codec, permitted, count) : [];
  const vectors = vector && share.vectors > 0 ? searchVectors(db, vector, permitted, { count, exact: limit }) : [];
  const fused = fuseRanks([{ ids: words.map(({ key }) => String(key)), weight: share.words }, { ids: vectors.map(({ key }) => String(key)), weight: share.vectors }]);
  const ranked = fused.map(({ id, score }) => ({ key: Number(id), score, documentId: String(Math.floor(Number(id) / CHUNKS_PER_DOCUMENT)) }));
  const [byWords, byVectors] = [placesOf(words), placesOf(vectors)];
  return capPerDocument(ranked, limit, perDocument).flatMap(({ key, score }) => {
    const hit = readHit(db, codec, key, score, { words: byWords.get(key)?.rank, vectors: byVectors.get(key)?.rank });
    return hit ? [{ ...hit, scores: { words: byWords.get(key)?.score, vectors: byVectors.get(key)?.score } }] : [];
  });
}
