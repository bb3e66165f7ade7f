import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { hashId } from '../../document/hashId';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { QdrantCluster } from '../configuration';
import { collectionSettings, INDEXES } from './collectionSettings';
import type { QdrantFilter } from './filters';
import type { Operation, QdrantConnection } from './QdrantConnection';
import { refuseOldServer } from './refuseOldServer';

export const SCHEMA_VERSION = 1;
const META_ID = hashId('schema');
const DONE = z.unknown();

const meta = z.object({ schema: z.number(), model: z.string().optional(), dimensions: z.number().optional() });

/** What a collection was made with; without a model: words only. */
export type CollectionMeta = z.output<typeof meta>;

type Api = Parameters<Operation>[0];

/** An operation's call on one collection. */
export type CollectionCall = (api: Api, collection: { readonly collection_name: string }, init: RequestInit) => Promise<{ readonly data: unknown }>;

function refuseNewer({ schema }: CollectionMeta, name: string): void {
  if (schema <= SCHEMA_VERSION) return;
  throw new ConfigurationError('STORE_NEWER', `The knowledge base ${name} in Qdrant has schema version ${schema}; this version of the package knows ${SCHEMA_VERSION}.`, 'Update the package, or index into another knowledge base.');
}

/** One knowledge base in Qdrant: the alias `kb_<name>` over the collection `kb_<name>_<generation>`. Only `ensure` and `write` write, so a read-only key can search. */
export class QdrantCollection {
  private readonly alias: string;
  private known?: CollectionMeta;

  constructor(
    private readonly connection: QdrantConnection,
    readonly name: string,
    private readonly cluster?: QdrantCluster,
  ) {
    this.alias = `kb_${name}`;
  }

  /** What the collection was made with, or undefined where there is none yet. */
  async meta(signal?: AbortSignal): Promise<CollectionMeta | undefined> {
    if (this.known) return this.known;
    const points = await this.read((api, at, init) => api.getPoints({ ...at, ids: [META_ID], with_payload: true }, init), z.array(z.object({ payload: meta })), signal);
    const [found] = points ?? [];
    if (!found) await refuseOldServer(this.connection, signal);
    if (found) refuseNewer(found.payload, this.name);
    return (this.known = found?.payload);
  }

  /** Makes collection, indexes and alias where they are missing; two that do so at once make the same. */
  async ensure(wanted: Omit<CollectionMeta, 'schema'>, signal?: AbortSignal): Promise<CollectionMeta> {
    const existing = await this.meta(signal);
    if (existing) return existing;
    const collection_name = `kb_${this.name}_1`;
    const settings = collectionSettings(wanted.dimensions, this.cluster);
    const make = (operation: Operation, allowed: readonly number[] = []) => this.connection.call(`create ${collection_name}`, operation, DONE, { signal, allowed });
    await make((api, init) => api.createCollection({ collection_name, ...settings }, init), [409]);
    for (const [field_name, field_schema] of Object.entries(INDEXES)) await make((api, init) => api.createFieldIndex({ collection_name, wait: true, field_name, field_schema }, init));
    const schema = { id: META_ID, vector: {}, payload: { kind: 'schema', schema: SCHEMA_VERSION, ...wanted } };
    await make((api, init) => api.upsertPoints({ collection_name, wait: true, points: [schema] }, init));
    await make((api, init) => api.updateAliases({ actions: [{ create_alias: { collection_name, alias_name: this.alias } }] }, init));
    this.known = undefined;
    return (await this.meta(signal)) ?? { schema: SCHEMA_VERSION, ...wanted };
  }

  /** Undefined where there is no collection. */
  read<T extends z.ZodType>(call: CollectionCall, result: T, signal?: AbortSignal): Promise<z.output<T> | undefined> {
    return this.connection.call(`read ${this.alias}`, (api, init) => call(api, { collection_name: this.alias }, init), result, { signal });
  }

  async count(filter: QdrantFilter, signal?: AbortSignal): Promise<number> {
    return (await this.read((api, at, init) => api.countPoints({ ...at, filter, exact: true }, init), z.object({ count: z.number() }), signal))?.count ?? 0;
  }

  /** All points that match, page by page, ordered by point id; with their payload, or these fields of it. */
  async scroll(filter: QdrantFilter, signal?: AbortSignal, with_payload: true | string[] = true): Promise<{ id: string; payload: unknown }[]> {
    const page = z.object({ points: z.array(z.object({ id: z.string(), payload: z.unknown() })), next_page_offset: z.string().nullish() });
    const found: { id: string; payload: unknown }[] = [];
    for (let offset: string | undefined, more = true; more; more = offset !== undefined) {
      const from = offset;
      const answer = await this.read((api, at, init) => api.scrollPoints({ ...at, filter, limit: 1000, offset: from, with_payload, with_vector: false }, init), page, signal);
      found.push(...(answer?.points ?? []).map(({ id, payload }) => ({ id, payload })));
      offset = answer?.next_page_offset ?? undefined;
    }
    return found;
  }

  /** Removes the points that match; done when it returns. */
  remove(filter: QdrantFilter, signal?: AbortSignal): Promise<void> {
    return this.write((api, at, init) => api.deletePoints({ ...at, wait: true, filter }, init), signal);
  }

  /** Carries operations out in their order; done when it returns. */
  batch(operations: Schemas['UpdateOperation'][], signal?: AbortSignal): Promise<void> {
    return this.write((api, at, init) => api.batchUpdate({ ...at, wait: true, operations }, init), signal);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async write(call: CollectionCall, signal?: AbortSignal): Promise<void> {
    await this.connection.call(`write to ${this.alias}`, (api, init) => call(api, { collection_name: this.alias }, init), DONE, { signal });
  }
}
