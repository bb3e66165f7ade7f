import type { SearchRequest } from '../../knowledge/KnowledgeStore';

/** An access filter as plain data: brands do not survive the way into the worker. */
export interface PlainFilter {
  readonly tenant: string;
  readonly anyOf: readonly string[];
  readonly noneOf: readonly string[];
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

const NARROWER = {
  categories: 'category',
  sources: 'source',
  documents: 'id',
} as const satisfies Partial<Record<keyof NonNullable<SearchRequest['only']>, string>>;

/**
 * The access condition over a row `d` of documents: true where the filter's principal may read it. `only` can make it narrower, never wider.
 * The one place where a search decides who sees what; both legs and the neighbours use it.
 */
export function permittedDocuments({ tenant, anyOf, noneOf }: PlainFilter, only: SearchRequest['only'] = {}): Condition {
  const narrower = Object.entries(NARROWER).flatMap(([name, column]) => {
    const values = only[name as keyof typeof NARROWER];
    return values ? [{ sql: `AND d.${column} IN (SELECT value FROM json_each(?))`, value: JSON.stringify(values) }] : [];
  });
  const sql = `d.tenant = ?
    AND EXISTS (SELECT 1 FROM acl WHERE document = d.key AND allow = 1 AND principal IN (SELECT value FROM json_each(?)))
    AND NOT EXISTS (SELECT 1 FROM acl WHERE document = d.key AND allow = 0 AND principal IN (SELECT value FROM json_each(?)))
    ${narrower.map((one) => one.sql).join(' ')}`;
  return { sql, values: [tenant, JSON.stringify(anyOf), JSON.stringify(noneOf), ...narrower.map((one) => one.value)] };
}
