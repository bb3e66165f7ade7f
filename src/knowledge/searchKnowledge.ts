import type { AccessFilter } from '../principal/AccessFilter';
import { mayRead } from '../principal/AccessFilter';
import { addNeighbours } from './addNeighbours';
import type { Hit, KnowledgeStore, SearchRequest, StoredHit } from './KnowledgeStore';
import { linkTo } from './linkTo';
import { type Refinement, refineHits, widen } from './refineHits';

export interface SearchOptions {
  /** e.g. https://nas.example/{path} */
  readonly linkTemplate?: string;
  readonly signal?: AbortSignal;
  readonly refinement?: Refinement;
  /** Adds the chunks before and after each hit. */
  readonly neighbours?: boolean;
}

/** A document's own address counts only where a browser may follow it without running anything. */
function linkOf(hit: StoredHit, template: string | undefined): string | undefined {
  if (hit.url && /^https?:\/\//i.test(hit.url)) return hit.url;
  return template ? linkTo(template, hit.path) : undefined;
}

/** The hits of a search that its principal may read, each checked again by the rule that came with it, refined, with their links; they stay inside src/. */
export async function searchPermitted(store: KnowledgeStore, request: SearchRequest, filter: AccessFilter, options: SearchOptions = {}): Promise<StoredHit[]> {
  const { linkTemplate, signal, refinement = {}, neighbours } = options;
  const readable = (hits: readonly StoredHit[]) => hits.filter(({ tenant, access }) => mayRead(filter, tenant, access));
  const found = readable(await store.search(widen(request, refinement), filter, signal));
  const refined = await refineHits(found, request, refinement, signal);
  const hits = neighbours ? readable(await addNeighbours(refined, store, filter, signal)) : refined;
  return hits.map((hit) => ({ ...hit, url: linkOf(hit, linkTemplate) }));
}

/** A hit as nodes may show it: without the rule, the tenant and the context. */
export function toHit({ chunkId, documentId, title, text, place, url, score, ranks, neighbourOf }: StoredHit): Hit {
  return { chunkId, documentId, title, text, place, ...(url && { url }), score, ranks, ...(neighbourOf && { neighbourOf }) };
}

/** The same, with what its score is made of. */
export function toExplainedHit(hit: StoredHit): Hit & Pick<StoredHit, 'scores'> {
  return { ...toHit(hit), scores: hit.scores ?? {} };
}

/** The permitted hits of a search as nodes may show them. */
export async function searchKnowledge(store: KnowledgeStore, request: SearchRequest, filter: AccessFilter, options?: SearchOptions): Promise<Hit[]> {
  return (await searchPermitted(store, request, filter, options)).map(toHit);
}
