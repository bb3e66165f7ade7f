import type { Schemas } from '@qdrant/js-client-rest';
import type { DocumentSource } from '../../document/Document';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { Codec } from '../../knowledge/Codec';
import type { CountedDocument, DocumentWrite, EmbeddedChunk, KnowledgeStore, KnownDocument, ListedDocument, SearchRequest, StoreDescription, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import { toUnitVector } from '../../knowledge/toUnitVector';
import { type AccessFilter, mayRead } from '../../principal/AccessFilter';
import type { AccessRule } from '../../principal/AccessRule';
import { SCHEMA_VERSION } from './collectionMeta';
import { refuseOtherShape, shapeOf } from './embeddingShape';
import { accessFilter, equals, ofDocuments, ofTenant } from './filters';
import { type FoundPoint, PointFormat } from './PointFormat';
import type { QdrantCollection } from './QdrantCollection';
import { sealRights, sealSource } from './sealPayload';
import { searchPoints } from './searchPoints';
import { writeDocuments } from './writeDocuments';

/** Changes in one request. */
const BATCH = 128;

/** What a store is opened for. `model` is the embedding model of the credential, if it has one. */
export interface QdrantStoreScope {
  readonly tenant: string;
  readonly model?: string;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : Number(a.id > b.id));

/** The KnowledgeStore on Qdrant; writeDocuments says what holds when a write is cut off. */
export class QdrantKnowledgeStore implements KnowledgeStore {
  constructor(
    private readonly collection: QdrantCollection,
    private readonly scope: QdrantStoreScope,
  ) {}

  /** How points are read and written once the collection is known. */
  private get format(): PointFormat {
    return new PointFormat(this.collection.codec);
  }

  async describe(): Promise<StoreDescription> {
    const made = await this.collection.freshMeta();
    const count = (kind: 'document' | 'chunk') => (made ? this.collection.count(ofTenant(this.scope.tenant, kind)) : 0);
    const [documents, chunks] = await Promise.all([count('document'), count('chunk')]);
    const embedding = made?.model && made.dimensions ? { embedding: { model: made.model, dimensions: made.dimensions } } : {};
    return { kind: 'qdrant', knowledgeBase: this.collection.name, schemaVersion: made?.schema ?? SCHEMA_VERSION, documents, chunks, ...embedding, encrypted: Boolean(made?.key_check), ...(made?.synced_at && { syncedAt: made.synced_at }) };
  }

  version(signal?: AbortSignal): Promise<string | undefined> {
    return this.collection.version(signal);
  }

  listKnown(sourceId: string, signal?: AbortSignal): Promise<KnownDocument[]> {
    return this.listRecords(({ mark }) => [equals('source_id', mark(sourceId))], (point) => this.format.toKnown(point), signal);
  }

  listAll(signal?: AbortSignal): Promise<CountedDocument[]> {
    return this.listRecords(() => [], (point) => this.format.toCounted(point), signal);
  }

  async noteSync(at: string, signal?: AbortSignal): Promise<void> {
    if (await this.collection.meta(signal)) await this.collection.note({ synced_at: at }, signal);
  }

  putDocument(document: StoredDocument, chunks: readonly EmbeddedChunk[], signal?: AbortSignal): Promise<void> {
    return this.putDocuments([{ document, chunks }], signal);
  }

  async putDocuments(writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<void> {
    for (const { document } of writes) this.refuseForeign(document);
    const chunks = writes.flatMap((write) => write.chunks);
    const shape = chunks.length > 0 ? shapeOf(chunks, this.scope.model) : undefined;
    for (const { vector } of chunks) if (vector) toUnitVector(vector);
    const made = await this.collection.ensure(shape ?? {}, signal);
    if (shape) refuseOtherShape(made, shape);
    await writeDocuments({ collection: this.collection, format: this.format, tenant: this.scope.tenant }, writes, signal);
  }

  async updateRights(changes: readonly { readonly documentId: string; readonly access: AccessRule }[], signal?: AbortSignal): Promise<void> {
    await this.setPayloads(changes, ({ documentId, access }) => ({ payload: { ...sealRights(documentId, access, this.format.codec) }, filter: ofDocuments(this.scope.tenant, [documentId]) }), signal);
  }

  async markStale(documentIds: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.setPayloads(documentIds, (id) => ({ payload: { stale: true }, filter: ofDocuments(this.scope.tenant, [id], 'document') }), signal);
  }

  async touch(sources: readonly { readonly documentId: string; readonly source: DocumentSource }[], signal?: AbortSignal): Promise<void> {
    await this.setPayloads(sources, ({ documentId, source }) => ({ payload: { ...sealSource(documentId, source, this.format.codec), stale: false }, filter: ofDocuments(this.scope.tenant, [documentId], 'document') }), signal);
  }

  async deleteDocuments(documentIds: readonly string[], signal?: AbortSignal): Promise<void> {
    if (documentIds.length === 0 || !(await this.collection.meta(signal))) return;
    const remove = (kind: 'chunk' | 'document') => ({ delete: { filter: ofDocuments(this.scope.tenant, documentIds, kind) } });
    await this.collection.batch([remove('chunk'), remove('document')], signal);
  }

  async search(request: SearchRequest, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
    this.refuseOtherTenant(filter);
    const made = await this.collection.meta(signal);
    if (!made) return [];
    if (request.vector) refuseOtherShape(made, { model: this.scope.model ?? made.model, dimensions: request.vector.length });
    return searchPoints(this.collection, this.format, request, filter, signal);
  }

  async neighbours({ documentId, index }: Pick<StoredHit, 'documentId' | 'index'>, access: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
    this.refuseOtherTenant(access);
    if (!(await this.collection.meta(signal))) return [];
    const filter = accessFilter(access, this.collection.codec, [equals('document_id', documentId), { key: 'index', match: { any: [index - 1, index + 1] } }]);
    if (!filter) return [];
    const points = await this.collection.scroll(filter, { signal });
    const hits = points.map((point) => this.format.toHit(point, 0, {})).filter((hit) => mayRead(access, hit.tenant, hit.access));
    return hits.sort((a, b) => a.index - b.index);
  }

  async listReadable(access: AccessFilter, { after, limit }: { readonly after?: string; readonly limit: number }, signal?: AbortSignal): Promise<ListedDocument[]> {
    this.refuseOtherTenant(access);
    if (!(await this.collection.meta(signal))) return [];
    const filter = accessFilter(access, this.collection.codec, [], 'document');
    if (!filter) return [];
    const points = await this.collection.scroll(filter, { signal, from: after, limit: limit + 1 });
    const listed = points.filter(({ id }) => id !== after).map((point) => this.format.toListed(point));
    return listed.filter(({ tenant, access: rule }) => mayRead(access, tenant, rule)).slice(0, limit);
  }

  close(): Promise<void> {
    return this.collection.close();
  }

  private async listRecords<T extends KnownDocument>(conditions: (codec: Codec) => Parameters<typeof ofTenant>[2], read: (point: FoundPoint) => T, signal?: AbortSignal): Promise<T[]> {
    if (!(await this.collection.meta(signal))) return [];
    const records = await this.collection.scroll(ofTenant(this.scope.tenant, 'document', conditions(this.collection.codec)), { signal });
    return records.map(read).sort(byId);
  }

  private async setPayloads<T>(changes: readonly T[], toBody: (change: T) => Schemas['SetPayload'], signal?: AbortSignal): Promise<void> {
    if (changes.length === 0 || !(await this.collection.meta(signal))) return;
    const operations = changes.map((change) => ({ set_payload: toBody(change) }));
    for (let i = 0; i < operations.length; i += BATCH) await this.collection.batch(operations.slice(i, i + BATCH), signal);
  }

  private refuseForeign({ tenant }: StoredDocument): void {
    if (tenant === this.scope.tenant) return;
    throw new InvalidInput('OTHER_TENANT', `The document belongs to the tenant ${tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Use the Knowledge Base credential of that tenant.');
  }

  private refuseOtherTenant({ tenant }: AccessFilter): void {
    if (tenant === this.scope.tenant) return;
    throw new ConfigurationError('OTHER_TENANT', `The person who asks belongs to the tenant ${tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Choose the Directory and Knowledge Base credentials of one tenant.');
  }
}
