import type { Category } from '../document/Document';
import type { CountedDocument, KnowledgeStore, StoreDescription } from './KnowledgeStore';
import { isTombstone } from './tombstone';

/** What a knowledge base of one tenant holds, in documents; `hidden` may be read by nobody, `tombstones` are marks of deleted records. */
export interface Contents extends Pick<StoreDescription, 'chunks' | 'bytes' | 'syncedAt' | 'advice'> {
  readonly documents: number;
  readonly stale: number;
  readonly hidden: number;
  readonly tombstones: number;
  readonly categories: Readonly<Partial<Record<Category, number>>>;
  readonly sources: readonly { readonly source: string; readonly documents: number; readonly stale: number }[];
}

function groupBy<K extends string>(documents: readonly CountedDocument[], keyOf: (document: CountedDocument) => K): [key: K, documents: CountedDocument[]][] {
  return [...Map.groupBy(documents, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}

const staleOf = (documents: readonly CountedDocument[]) => documents.filter(({ stale }) => stale).length;

/** Counts what a store holds. No title and no path is among it, but the names of its sources are. */
export async function countContents(store: KnowledgeStore, signal?: AbortSignal): Promise<Contents> {
  const [{ chunks, bytes, syncedAt, advice }, all] = [await store.describe(), await store.listAll(signal)];
  const alive = all.filter((document) => !isTombstone(document));
  return {
    documents: alive.length, chunks, stale: staleOf(alive), hidden: alive.filter(({ access }) => access.allow.length === 0).length, tombstones: all.length - alive.length, bytes, syncedAt, advice,
    categories: Object.fromEntries(groupBy(alive, ({ category }) => category).map(([category, some]) => [category, some.length])),
    sources: groupBy(alive, ({ source }) => source.id).map(([source, some]) => ({ source, documents: some.length, stale: staleOf(some) })),
  };
}
