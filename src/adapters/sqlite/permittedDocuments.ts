import type { Codec } from '../../knowledge/Codec';
import type { SearchRequest } from '../../knowledge/KnowledgeStore';
import { metadataMark } from '../../knowledge/metadataMarks';

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

type Only = NonNullable<SearchRequest['only']>;

const IN = 'IN (SELECT value FROM json_each(?))';

function narrower({ categories, sources, documents, metadata = [] }: Only, { mark }: Codec): { sql: string; values: readonly string[] }[] {
  const among = (column: string, values: readonly string[] | undefined) => (values ? [{ sql: `AND d.${column} ${IN}`, values }] : []);
  return [
    ...among('category', categories), ...among('source', sources?.map(mark)), ...among('id', documents),
    ...metadata.map(({ name, anyOf }) => ({ sql: `AND EXISTS (SELECT 1 FROM json_each(d.marks) WHERE value ${IN})`, values: anyOf.map((value) => mark(metadataMark(name, value))) })),
  ];
}

/**
 * The access condition over a row `d` of documents: true where the filter's principal may read it. `only` can make it narrower, never wider.
 * The one place where a search decides who sees what; both legs, the neighbours and the lists use it.
 */
export function permittedDocuments({ tenant, anyOf, noneOf }: PlainFilter, only: Only | undefined, codec: Codec): Condition {
  const more = narrower(only ?? {}, codec);
  const ruled = (allow: 0 | 1) => `(SELECT document FROM acl WHERE allow = ${allow} AND principal ${IN})`;
  const sql = `d.tenant = ? AND d.key IN ${ruled(1)} AND d.key NOT IN ${ruled(0)} ${more.map((one) => one.sql).join(' ')}`;
  return { sql, values: [tenant, ...[anyOf, noneOf].map((names) => JSON.stringify(names.map(codec.mark))), ...more.map(({ values }) => JSON.stringify(values))] };
}
