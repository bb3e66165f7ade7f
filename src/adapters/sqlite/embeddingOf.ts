import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { EmbeddedChunk } from '../../knowledge/KnowledgeStore';
import { prepared } from './prepared';

/** What a knowledge base was made with; both undefined: words only. */
export interface EmbeddingShape {
  readonly model?: string;
  readonly dimensions?: number;
}

/** The shape that the first document decided, or undefined where nothing was written yet. */
export function embeddingOf(db: DatabaseSync): EmbeddingShape | undefined {
  const row = prepared(db, 'SELECT model, dimensions FROM embedding').get();
  if (!row) return undefined;
  return row.model === null ? {} : { model: String(row.model), dimensions: Number(row.dimensions) };
}

function inWords({ model, dimensions }: EmbeddingShape): string {
  return model ? `${model} with ${dimensions} dimensions` : 'words only, without embeddings';
}

/** Throws unless both are alike: vectors of two models in one knowledge base cannot be compared. */
export function refuseOtherEmbedding(stored: EmbeddingShape, given: EmbeddingShape): void {
  if (stored.model === given.model && stored.dimensions === given.dimensions) return;
  throw new ConfigurationError(
    'EMBEDDING_MISMATCH',
    `The knowledge base was made with ${inWords(stored)}; this call came with ${inWords(given)}.`,
    'Set the embedding model in the Knowledge Base credential as it was, or index into a knowledge base with another name.',
  );
}

/** The one shape of a document's chunks. */
export function shapeOf(chunks: readonly EmbeddedChunk[], model: string | undefined): EmbeddingShape {
  const lengths = new Set(chunks.map(({ vector }) => vector?.length));
  if (lengths.size > 1) throw new InvalidInput('VECTORS_UNLIKE', 'The chunks of one document have vectors of different lengths, or some have none.', 'Check the embedding server and its model.');
  const [dimensions] = lengths;
  return dimensions === undefined ? {} : { model: model ?? 'unnamed', dimensions };
}

/** Decides the shape with the first document, and holds every later one to it; part of the caller's transaction. */
export function settleEmbedding(db: DatabaseSync, given: EmbeddingShape): void {
  prepared(db, 'INSERT OR IGNORE INTO embedding (one, model, dimensions) VALUES (1, ?, ?)').run(given.model ?? null, given.dimensions ?? null);
  refuseOtherEmbedding(embeddingOf(db) ?? {}, given);
}
