import { z } from 'zod';
import { hashId } from '../../document/hashId';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { QdrantHttp } from './QdrantHttp';
import type { QdrantFilter } from './filters';

export const SCHEMA_VERSION = 1;
const META_ID = hashId('schema');
/** The first version whose `query` API is the one that 1.19 has left. */
const OLDEST = [1, 15] as const;
const DONE = z.unknown();

const meta = z.object({ schema: z.number(), model: z.string().optional(), dimensions: z.number().optional() });

/** What a collection was made with; without a model: words only. */
export type CollectionMeta = z.output<typeof meta>;

/** Strict mode refuses a filter on a field without an index; they are made before the first point. */
const INDEXES = {
  tenant: { type: 'keyword', is_tenant: true },
  kind: 'keyword',
  allow: 'keyword',
  deny: 'keyword',
  document_id: 'keyword',
  source_id: 'keyword',
  category: 'keyword',
  index: 'integer',
} as const;

function refuseVersion(version: string, host: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new ConfigurationError('QDRANT_TOO_OLD', `Qdrant at ${host} is version ${version}; ${OLDEST.join('.')} or newer is needed.`, 'Update the Qdrant server.');
}

function refuseNewer({ schema }: CollectionMeta, name: string): void {
  if (schema <= SCHEMA_VERSION) return;
  throw new ConfigurationError('STORE_NEWER', `The knowledge base ${name} in Qdrant has schema version ${schema}; this version of the package knows ${SCHEMA_VERSION}.`, 'Update the package, or index into another knowledge base.');
}

/** One knowledge base in Qdrant: the alias `kb_<name>` over the collection `kb_<name>_<generation>`. Only `ensure` writes, so a read-only key can search. */
export class QdrantCollection {
  private readonly alias: string;
  private known?: CollectionMeta;

  constructor(
    private readonly http: QdrantHttp,
    readonly name: string,
  ) {
    this.alias = `kb_${name}`;
  }

  /** What the collection was made with, or undefined where there is none yet. */
  async meta(signal?: AbortSignal): Promise<CollectionMeta | undefined> {
    if (this.known) return this.known;
    const points = await this.call('POST', 'points', { ids: [META_ID], with_payload: true }, z.array(z.object({ payload: meta })), signal);
    const [found] = points ?? [];
    if (!found) refuseVersion(await this.http.version(signal), this.http.host);
    if (found) refuseNewer(found.payload, this.name);
    return (this.known = found?.payload);
  }

  /** Makes collection, indexes and alias where they are missing; two that do so at once make the same. */
  async ensure(wanted: Omit<CollectionMeta, 'schema'>, signal?: AbortSignal): Promise<CollectionMeta> {
    const existing = await this.meta(signal);
    if (existing) return existing;
    const collection = `kb_${this.name}_1`;
    const dense = wanted.dimensions ? { dense: { size: wanted.dimensions, distance: 'Cosine' } } : {};
    await this.http.call('PUT', `collections/${collection}`, { vectors: dense, sparse_vectors: { words: { modifier: 'idf' } }, on_disk_payload: true }, DONE, signal, [409]);
    for (const [field_name, field_schema] of Object.entries(INDEXES)) await this.http.call('PUT', `collections/${collection}/index?wait=true`, { field_name, field_schema }, DONE, signal);
    await this.http.call('PUT', `collections/${collection}/points?wait=true`, { points: [{ id: META_ID, vector: {}, payload: { kind: 'schema', schema: SCHEMA_VERSION, ...wanted } }] }, DONE, signal);
    await this.http.call('POST', 'collections/aliases', { actions: [{ create_alias: { collection_name: collection, alias_name: this.alias } }] }, DONE, signal);
    this.known = undefined;
    return (await this.meta(signal)) ?? { schema: SCHEMA_VERSION, ...wanted };
  }

  /** A call on the collection's own paths; undefined where there is no collection. */
  call<T extends z.ZodType>(method: 'GET' | 'PUT' | 'POST', path: string, body: unknown, result: T, signal?: AbortSignal): Promise<z.output<T> | undefined> {
    return this.http.call(method, `collections/${this.alias}/${path}`, body, result, signal);
  }

  async count(filter: QdrantFilter, signal?: AbortSignal): Promise<number> {
    return (await this.call('POST', 'points/count', { filter, exact: true }, z.object({ count: z.number() }), signal))?.count ?? 0;
  }

  /** All points that match, page by page, ordered by point id. */
  async scroll(filter: QdrantFilter, signal?: AbortSignal): Promise<{ id: string; payload: unknown }[]> {
    const page = z.object({ points: z.array(z.object({ id: z.string(), payload: z.unknown() })), next_page_offset: z.string().nullish() });
    const found: { id: string; payload: unknown }[] = [];
    for (let offset: string | null | undefined = null; offset !== undefined; ) {
      const answer: z.output<typeof page> | undefined = await this.call('POST', 'points/scroll', { filter, limit: 1000, offset, with_payload: true, with_vector: false }, page, signal);
      found.push(...(answer?.points ?? []).map(({ id, payload }) => ({ id, payload })));
      offset = answer?.next_page_offset ?? undefined;
    }
    return found;
  }

  /** Writes that are done when they return. */
  async write(method: 'PUT' | 'POST', path: string, body: unknown, signal?: AbortSignal): Promise<void> {
    await this.call(method, `${path}?wait=true`, body, DONE, signal);
  }
}
