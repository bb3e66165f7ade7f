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
} as const satisfies Record<keyof NonNullable<SearchRequest['only']>, string>;

/** A query for the keys of the documents that the filter's principal may read; `only` can make it narrower, never wider. */
export function permittedDocuments({ tenant, anyOf, noneOf }: PlainFilter, only: SearchRequest['only'] = {}): Condition {
  const narrower = Object.entries(NARROWER).flatMap(([name, column]) => {
    const values = only[name as keyof typeof NARROWER];
    return values ? [{ sql: `AND d.${column} IN (SELECT value FROM json_each(?))`, value: JSON.stringify(values) }] : [];
  });
  const sql = `SELECT d.key FROM documents d WHERE d.tenant = ?
    AND d.key IN (SELECT document FROM acl WHERE allow = 1 AND principal IN (SELECT value FROM json_each(?)))
    AND d.key NOT IN (SELECT document FROM acl WHERE allow = 0 AND principal IN (SELECT value FROM json_each(?)))
    ${narrower.map((one) => one.sql).join(' ')}`;
  return { sql, values: [tenant, JSON.stringify(anyOf), JSON.stringify(noneOf), ...narrower.map((one) => one.value)] };
}
