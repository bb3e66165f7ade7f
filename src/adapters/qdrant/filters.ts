import type { Codec } from '../../knowledge/Codec';
import type { SearchRequest } from '../../knowledge/KnowledgeStore';
import { metadataMark } from '../../knowledge/metadataMarks';
import type { AccessFilter } from '../../principal/AccessFilter';

type Condition = { key: string; match: { value: string | number } | { any: string[] } | { any: number[] } } | { has_id: string[] };

/** What a point holds: a chunk, or the record of a document. */
export type Kind = 'chunk' | 'document';

/** A filter of ours in the client's own shape. */
export interface QdrantFilter {
  must: Condition[];
  must_not?: Condition[];
}

export const equals = (key: string, value: string): Condition => ({ key, match: { value } });
export const anyOf = (key: string, any: readonly string[]): Condition => ({ key, match: { any: [...any] } });

/** Chunks (or records) that the principal may read, narrowed by more conditions: those are only ever ANDed. Undefined where a list is empty: then nothing is asked. */
export function accessFilter(filter: AccessFilter, { mark }: Codec, more: readonly Condition[] = [], kind: Kind = 'chunk'): QdrantFilter | undefined {
  if (filter.anyOf.length === 0 || more.some((one) => 'match' in one && 'any' in one.match && one.match.any.length === 0)) return undefined;
  return {
    must: [equals('tenant', filter.tenant), equals('kind', kind), anyOf('allow', filter.anyOf.map(mark)), ...more],
    must_not: [anyOf('deny', filter.noneOf.map(mark))],
  };
}

/** A caller's own narrowing. */
export function onlyConditions({ categories, sources, documents, metadata = [] }: NonNullable<SearchRequest['only']>, { mark }: Codec): Condition[] {
  const wanted = { category: categories, source_id: sources?.map(mark), document_id: documents } as const;
  return [
    ...Object.entries(wanted).flatMap(([key, values]) => (values ? [anyOf(key, values)] : [])),
    ...metadata.map(({ name, anyOf: values }) => anyOf('marks', values.map((value) => mark(metadataMark(name, value))))),
  ];
}

/** All of a tenant's points of one kind, narrowed by more conditions. */
export function ofTenant(tenant: string, kind: Kind, more: readonly Condition[] = []): QdrantFilter {
  return { must: [equals('tenant', tenant), equals('kind', kind), ...more] };
}

/** Everything of these documents of one tenant. */
export function ofDocuments(tenant: string, documentIds: readonly string[], kind?: Kind): QdrantFilter {
  return { must: [equals('tenant', tenant), anyOf('document_id', documentIds), ...(kind ? [equals('kind', kind)] : [])] };
}
