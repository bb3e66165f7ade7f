import type { KnowledgeStore, StoredHit } from './KnowledgeStore';
import { linkTo } from './linkTo';

/** The same store, whose hits carry links made from the template and are told to `onHits` before they are returned. */
export function observeSearch(store: KnowledgeStore, linkTemplate: string | undefined, onHits: (hits: readonly StoredHit[]) => void): KnowledgeStore {
  const link = (hit: StoredHit): StoredHit => (linkTemplate && !hit.url ? { ...hit, url: linkTo(linkTemplate, hit.path) } : hit);
  const search: KnowledgeStore['search'] = async (...request) => {
    const hits = (await store.search(...request)).map(link);
    onHits(hits);
    return hits;
  };
  return Object.create(store, { search: { value: search } }) as KnowledgeStore;
}
