import { chunkerVersion, type ChunkOptions } from '../chunking/chunkDocument';
import { hashId } from '../document/hashId';
import type { SyncBatch } from './syncSources';

/** The batch with what its chunks are cut by in the documents' hashes, so that a document that was cut by other tokens counts as changed. Characters are what stores were filled by from the first. */
export function inVersionOf(batch: SyncBatch, { tokens }: ChunkOptions): SyncBatch {
  if (!tokens) return batch;
  return { ...batch, documents: batch.documents.map((document) => ({ ...document, contentHash: hashId(document.contentHash, chunkerVersion(tokens), tokens.max) })) };
}
