import type { AccessFilter } from '../principal/AccessFilter';
import type { KnowledgeStore, StoredHit } from './KnowledgeStore';

/** The hits, and after them the chunks before and after each, once; a neighbour's score is half of its hit's. All under the same filter. */
export async function addNeighbours(hits: readonly StoredHit[], store: KnowledgeStore, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
  const known = new Set(hits.map(({ chunkId }) => chunkId));
  const added: StoredHit[] = [];
  for (const hit of hits)
    for (const near of await store.neighbours(hit, filter, signal)) {
      if (known.has(near.chunkId)) continue;
      known.add(near.chunkId);
      added.push({ ...near, score: hit.score / 2, ranks: {}, neighbourOf: hit.chunkId });
    }
  return [...hits, ...added];
}
