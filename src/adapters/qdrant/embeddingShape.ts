import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { EmbeddedChunk } from '../../knowledge/KnowledgeStore';
import type { CollectionMeta } from './collectionMeta';

type Shape = Pick<CollectionMeta, 'model' | 'dimensions'>;

function inWords({ model, dimensions }: Shape): string {
  return model ? `${model} with ${dimensions} dimensions` : 'words only, without embeddings';
}

/** The one shape of a document's chunks. */
export function shapeOf(chunks: readonly EmbeddedChunk[], model: string | undefined): Shape {
  const lengths = new Set(chunks.map(({ vector }) => vector?.length));
  if (lengths.size > 1) throw new InvalidInput('VECTORS_UNLIKE', 'The chunks of one document have vectors of different lengths, or some have none.', 'Check the embedding server and its model.');
  const [dimensions] = lengths;
  return dimensions === undefined ? {} : { model: model ?? 'unnamed', dimensions };
}

/** Throws unless both are alike: vectors of two models cannot be compared. */
export function refuseOtherShape(stored: Shape, given: Shape): void {
  if (stored.model === given.model && stored.dimensions === given.dimensions) return;
  throw new ConfigurationError(
    'EMBEDDING_MISMATCH',
    `The knowledge base was made with ${inWords(stored)}; this call came with ${inWords(given)}.`,
    'Set the embedding model in the Knowledge Base credential as it was, or index into a knowledge base with another name.',
  );
}
