import { collectionSettings } from '../../../src/adapters/qdrant/collectionSettings';

test.each([
  { dimensions: undefined, cluster: undefined, has: { vectors: {}, sparse_vectors: { words: { modifier: 'idf' } } }, why: 'words alone need no vectors' },
  {
    dimensions: 1024, cluster: undefined, why: 'vectors are quantized to int8 and kept for rescoring',
    has: { vectors: { dense: { size: 1024, distance: 'Cosine', on_disk: true, quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } } } } },
  },
  { dimensions: 4, cluster: { shards: 6, replicas: 2, writeConsistency: 2 }, has: { shard_number: 6, replication_factor: 2, write_consistency_factor: 2 }, why: 'a cluster has its own settings' },
  { dimensions: 4, cluster: {}, has: { strict_mode_config: { enabled: true, unindexed_filtering_retrieve: false, unindexed_filtering_update: false } }, why: 'a forgotten index must not become a slow scan' },
])('a collection is made so that $why', ({ dimensions, cluster, has }) => {
  expect(collectionSettings(dimensions, cluster)).toMatchObject(has);
});

test('what a cluster does not say is left to the server', () => {
  expect(Object.keys(collectionSettings(4))).toEqual(['vectors', 'sparse_vectors', 'on_disk_payload', 'strict_mode_config']);
});
