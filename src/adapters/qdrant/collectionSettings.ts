import type { Schemas } from '@qdrant/js-client-rest';
import type { QdrantCluster } from '../configuration';

/** Strict mode refuses a filter on a field without an index; they are made before the first point. */
export const INDEXES = {
  tenant: { type: 'keyword', is_tenant: true },
  kind: 'keyword',
  allow: 'keyword',
  deny: 'keyword',
  document_id: 'keyword',
  source_id: 'keyword',
  category: 'keyword',
  marks: 'keyword',
  index: 'integer',
} as const;

/** Vectors on disk behind their int8 form in memory; what is found by that is scored again by the vectors themselves. */
function denseVectors(dimensions: number) {
  return { size: dimensions, distance: 'Cosine', on_disk: true, quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } } } as const;
}

/** How the collection of a knowledge base is made; what the cluster does not say is left to the server. */
export function collectionSettings(dimensions: number | undefined, { shards, replicas, writeConsistency }: QdrantCluster = {}): Schemas['CreateCollection'] {
  return {
    vectors: dimensions ? { dense: denseVectors(dimensions) } : {},
    sparse_vectors: { words: { modifier: 'idf' } },
    on_disk_payload: true,
    strict_mode_config: { enabled: true, unindexed_filtering_retrieve: false, unindexed_filtering_update: false },
    ...(shards && { shard_number: shards }),
    ...(replicas && { replication_factor: replicas }),
    ...(writeConsistency && { write_consistency_factor: writeConsistency }),
  };
}
