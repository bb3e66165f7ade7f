import type { KnowledgeStore, StoredHit } from './KnowledgeStore';

/** The same store, whose hits are told to `onHits` before they are returned; for the audit. */
export function observeSearch(store: KnowledgeStore, onHits: (hits: readonly StoredHit[]) => void): KnowledgeStore {
  const search: KnowledgeStore['search'] = async (...request) => {
    const hits = await store.search(...request);
    onHits(hits);
    return hits;
  };
  const neighbours: KnowledgeStore['neighbours'] = async (...request) => {
    const hits = await store.neighbours(...request);
    onHits(hits);
    return hits;
  };
  return Object.create(store, { search: { value: search }, neighbours: { value: neighbours } }) as KnowledgeStore;
}
