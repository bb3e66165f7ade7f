import type { SearchRequest } from '../../knowledge/KnowledgeStore';
import type { AccessFilter } from '../../principal/AccessFilter';

type Condition = { key: string; match: { value: string | number } | { any: string[] } | { any: number[] } } | { has_id: string[] };

/** A filter of ours in the client's own shape. */
export interface QdrantFilter {
  must: Condition[];
  must_not?: Condition[];
}

export const equals = (key: string, value: string): Condition => ({ key, match: { value } });
export const anyOf = (key: string, any: readonly string[]): Condition => ({ key, match: { any: [...any] } });

/** Chunks that the principal may read, narrowed by more conditions: those are only ever ANDed. Undefined where a list is empty: then nothing is asked. */
export function accessFilter(filter: AccessFilter, more: readonly Condition[] = []): QdrantFilter | undefined {
  if (filter.anyOf.length === 0 || more.some((one) => 'match' in one && 'any' in one.match && one.match.any.length === 0)) return undefined;
  return {
    must: [equals('tenant', filter.tenant), equals('kind', 'chunk'), anyOf('allow', filter.anyOf), ...more],
    must_not: [anyOf('deny', filter.noneOf)],
  };
}

/** A caller's own narrowing. */
export function onlyConditions(only: SearchRequest['only']): Condition[] {
  const wanted = { category: only?.categories, source_id: only?.sources, document_id: only?.documents } as const;
  return Object.entries(wanted).flatMap(([key, values]) => (values ? [anyOf(key, values)] : []));
}

/** Everything of these documents of one tenant. */
export function ofDocuments(tenant: string, documentIds: readonly string[], kind?: 'chunk' | 'document'): QdrantFilter {
  return { must: [equals('tenant', tenant), anyOf('document_id', documentIds), ...(kind ? [equals('kind', kind)] : [])] };
}
