import { randomUUID } from 'node:crypto';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import type { Codec } from '../../knowledge/Codec';
import { chooseCodec, type StoreKeys } from '../../knowledge/openCodec';
import type { QdrantCluster } from '../configuration';
import { type CollectionMeta, collectionMeta, META_ID, refuseOtherMeta, SCHEMA_VERSION } from './collectionMeta';
import { collectionSettings, INDEXES } from './collectionSettings';
import type { QdrantFilter } from './filters';
import type { FoundPoint } from './PointFormat';
import type { CallOptions, Operation, QdrantConnection } from './QdrantConnection';
import { refuseOldServer } from './refuseOldServer';

const DONE = z.unknown();
const metaPoints = z.array(z.object({ payload: collectionMeta }));
const page = z.object({ points: z.array(z.object({ id: z.string(), payload: z.unknown() })), next_page_offset: z.string().nullish() });

/** An operation's call on one collection. */
export type CollectionCall = (api: Parameters<Operation>[0], collection: { readonly collection_name: string }, init: RequestInit) => Promise<{ readonly data: unknown }>;

export interface CollectionScope {
  readonly name: string;
  /** Absent: the one that answers. */
  readonly generation?: number;
  readonly cluster?: QdrantCluster;
  readonly keys: StoreKeys;
}

export interface ScrollOptions {
  readonly signal?: AbortSignal;
  /** Fields of the payload; absent: all. */
  readonly fields?: string[];
  /** The point to begin with, and how many at most. */
  readonly from?: string;
  readonly limit?: number;
}

export const aliasOf = (name: string): string => `kb_${name}`;
export const collectionOf = (name: string, generation: number): string => `kb_${name}_${generation}`;

/** One knowledge base in Qdrant: the alias `kb_<name>` over the collection `kb_<name>_<generation>`. A read-only key can search. */
export class QdrantCollection {
  readonly name: string;
  private at: string;
  private known?: CollectionMeta;

  constructor(
    private readonly connection: QdrantConnection,
    private readonly scope: CollectionScope,
    private readonly newId: () => string = randomUUID,
  ) {
    this.name = scope.name;
    this.at = scope.generation === undefined ? aliasOf(scope.name) : collectionOf(scope.name, scope.generation);
  }

  /** What the collection was made with, or undefined where there is none yet. */
  async meta(signal?: AbortSignal): Promise<CollectionMeta | undefined> {
    if (this.known) return this.known;
    this.known = await this.readMeta(this.at, signal);
    // Another generation that answers from now on may have another key and model: what was opened stays with the one that it has found.
    if (this.known?.generation) this.at = collectionOf(this.name, this.known.generation);
    return this.known;
  }

  /** Another text after every write by whichever process; undefined where nothing was written yet, or not by this version of the package. */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    const meta = await this.freshMeta(signal);
    return meta?.changed && `${meta.generation ?? 1}:${meta.changed}`;
  }

  /** How texts are kept, as `meta` has found it; refuses a collection that was made with a key that the credential does not have. */
  get codec(): Codec {
    return chooseCodec(this.name, this.known?.key_check, this.scope.keys);
  }

  /** Makes collection, indexes and alias where they are missing; two that do so at once make the same. */
  async ensure(wanted: Pick<CollectionMeta, 'model' | 'dimensions'>, signal?: AbortSignal): Promise<CollectionMeta> {
    const existing = await this.meta(signal);
    if (existing) return existing;
    await refuseOldServer(this.connection, signal);
    const { name, generation = 1, cluster } = this.scope;
    const collection_name = collectionOf(name, generation);
    const make = (operation: Operation, allowed: readonly number[] = []) => this.connection.call(`create ${collection_name}`, operation, DONE, { signal, allowed });
    const settings = collectionSettings(wanted.dimensions, cluster);
    await this.readMeta(collection_name, signal);
    await make((api, init) => api.createCollection({ collection_name, ...settings }, init), [409]);
    for (const [field_name, field_schema] of Object.entries(INDEXES)) await make((api, init) => api.createFieldIndex({ collection_name, wait: true, field_name, field_schema }, init));
    const payload = { kind: 'schema', schema: SCHEMA_VERSION, ...wanted, knowledge_base: name, generation, key_check: this.codec.keyCheck ?? '', changed: this.newId() };
    await make((api, init) => api.upsertPoints({ collection_name, wait: true, points: [{ id: META_ID, vector: {}, payload }] }, init));
    if (this.scope.generation === undefined) await make((api, init) => api.updateAliases({ actions: [{ create_alias: { collection_name, alias_name: this.at } }] }, init));
    return (await this.meta(signal)) ?? payload;
  }

  /** Undefined where there is no collection. */
  read<T extends z.ZodType>(call: CollectionCall, result: T, signal?: AbortSignal): Promise<z.output<T> | undefined> {
    return this.readAt(this.at, call, result, { signal });
  }

  async count(filter: QdrantFilter, signal?: AbortSignal): Promise<number> {
    return (await this.read((api, at, init) => api.countPoints({ ...at, filter, exact: true }, init), z.object({ count: z.number() }), signal))?.count ?? 0;
  }

  /** The points that match, page by page, ordered by their ids. */
  async scroll(filter: QdrantFilter, { signal, fields, from, limit = Infinity }: ScrollOptions = {}): Promise<FoundPoint[]> {
    const found: FoundPoint[] = [];
    for (let offset = from, more = true; more; ) {
      const body = { filter, limit: Math.min(1000, limit - found.length), offset, with_payload: fields ?? true, with_vector: false };
      const answer = await this.read((api, at, init) => api.scrollPoints({ ...at, ...body }, init), page, signal);
      for (const { id, payload } of answer?.points ?? []) found.push({ id, payload });
      offset = answer?.next_page_offset ?? undefined;
      more = offset !== undefined && found.length < limit;
    }
    return found;
  }

  /** Carries operations out in their order, and notes last that there was a change: who reads it reads what was changed. Done when it returns. */
  batch(operations: readonly Schemas['UpdateOperation'][], signal?: AbortSignal): Promise<void> {
    const noted = [...operations, { set_payload: { payload: { changed: this.newId() }, points: [META_ID] } }];
    return this.write((api, at, init) => api.batchUpdate({ ...at, wait: true, operations: noted }, init), signal);
  }

  /** Notes something beside the documents, which no reader sees. */
  note(payload: Partial<CollectionMeta>, signal?: AbortSignal): Promise<void> {
    return this.write((api, at, init) => api.batchUpdate({ ...at, wait: true, operations: [{ set_payload: { payload, points: [META_ID] } }] }, init), signal);
  }

  /** What it was made with and what was noted since, as of now. */
  async freshMeta(signal?: AbortSignal): Promise<CollectionMeta | undefined> {
    return this.known ? this.readMeta(this.at, signal) : this.meta(signal);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async readMeta(collection_name: string, signal?: AbortSignal): Promise<CollectionMeta | undefined> {
    const points = await this.readAt(collection_name, (api, at, init) => api.getPoints({ ...at, ids: [META_ID], with_payload: true }, init), metaPoints, { signal });
    const found = points?.[0]?.payload;
    if (found) refuseOtherMeta(found, this.name);
    chooseCodec(this.name, found?.key_check, this.scope.keys);
    return found;
  }

  private readAt<T extends z.ZodType>(collection_name: string, call: CollectionCall, result: T, options: CallOptions): Promise<z.output<T> | undefined> {
    return this.connection.call(`read ${collection_name}`, (api, init) => call(api, { collection_name }, init), result, options);
  }

  private async write(call: CollectionCall, signal?: AbortSignal): Promise<void> {
    await this.connection.call(`write to ${this.at}`, (api, init) => call(api, { collection_name: this.at }, init), DONE, { signal, allowed: [] });
  }
}
