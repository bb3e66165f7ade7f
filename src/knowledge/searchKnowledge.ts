import type { AccessFilter } from '../principal/AccessFilter';
import { mayRead } from '../principal/AccessFilter';
import type { Hit, KnowledgeStore, SearchRequest, StoredHit } from './KnowledgeStore';
import { linkTo } from './linkTo';

export interface SearchOptions {
  /** e.g. https://nas.example/{path} */
  readonly linkTemplate?: string;
  readonly signal?: AbortSignal;
}

/** A document's own address counts only where a browser may follow it without running anything. */
function linkOf(hit: StoredHit, template: string | undefined): string | undefined {
  if (hit.url && /^https?:\/\//i.test(hit.url)) return hit.url;
  return template ? linkTo(template, hit.path) : undefined;
}

/** The hits of a search that its principal may read, each checked again by the rule that came with it, with their links; they stay inside src/. */
export async function searchPermitted(store: KnowledgeStore, request: SearchRequest, filter: AccessFilter, { linkTemplate, signal }: SearchOptions = {}): Promise<StoredHit[]> {
  const hits = await store.search(request, filter, signal);
  return hits.filter(({ tenant, access }) => mayRead(filter, tenant, access)).map((hit) => ({ ...hit, url: linkOf(hit, linkTemplate) }));
}

/** A hit as nodes may show it: without the rule, the tenant and the context. */
export function toHit({ chunkId, documentId, title, text, place, url, score, ranks }: StoredHit): Hit {
  return { chunkId, documentId, title, text, place, ...(url && { url }), score, ranks };
}

/** The permitted hits of a search as nodes may show them. */
export async function searchKnowledge(store: KnowledgeStore, request: SearchRequest, filter: AccessFilter, options?: SearchOptions): Promise<Hit[]> {
  return (await searchPermitted(store, request, filter, options)).map(toHit);
}
