import type { DocumentSource } from '../../document/Document';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { CountedDocument, EmbeddedChunk, KnowledgeStore, KnownDocument, ListedDocument, SearchRequest, StoreDescription, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import type { AccessFilter } from '../../principal/AccessFilter';
import type { AccessRule } from '../../principal/AccessRule';
import type { procedures, Scope } from './knowledgeModule';
import { migrations } from './knowledgeSchema';
import type { SqliteFile } from './SqliteFile';

/** What a store is opened for. `model` is the embedding model of the credential, if it has one. */
export interface SqliteStoreScope extends Scope {
  readonly model?: string;
}

/** Beyond this many chunks a server answers sooner and starts faster. */
const COMFORTABLE_CHUNKS = 50_000;

/** The embedded KnowledgeStore: one SQLite file per knowledge base; each document changes in one transaction. */
export class SqliteKnowledgeStore implements KnowledgeStore {
  constructor(
    private readonly file: SqliteFile<typeof procedures>,
    private readonly scope: SqliteStoreScope,
  ) {}

  async describe(): Promise<StoreDescription> {
    const { embedding, ...counts } = await this.file.call('describe', this.scope);
    const { model, dimensions } = embedding ?? {};
    const advice = counts.chunks > COMFORTABLE_CHUNKS ? `${counts.chunks} chunks are more than the ${COMFORTABLE_CHUNKS} that the built-in store is made for. Choose Qdrant in the Knowledge Base credential and index again.` : undefined;
    return { kind: 'sqlite', knowledgeBase: this.scope.knowledgeBase, schemaVersion: migrations.length, ...counts, ...(model && dimensions && { embedding: { model, dimensions } }), ...(advice && { advice }) };
  }

  version(signal?: AbortSignal): Promise<string> {
    return this.file.call('version', undefined as never, signal);
  }

  async listKnown(source: string, signal?: AbortSignal): Promise<KnownDocument[]> {
    const counted = await this.file.call('listKnown', { ...this.scope, source }, signal);
    return counted.map(({ category: _category, ...known }) => known);
  }

  noteSync(at: string, signal?: AbortSignal): Promise<void> {
    return this.file.call('noteSync', { at }, signal);
  }

  listAll(signal?: AbortSignal): Promise<CountedDocument[]> {
    return this.file.call('listKnown', this.scope, signal);
  }

  async putDocument(document: StoredDocument, chunks: readonly EmbeddedChunk[], signal?: AbortSignal): Promise<void> {
    if (document.tenant !== this.scope.tenant)
      throw new InvalidInput('OTHER_TENANT', `The document belongs to the tenant ${document.tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Use the Knowledge Base credential of that tenant.');
    await this.file.call('put', { ...this.scope, document, chunks }, signal);
  }

  updateRights(changes: readonly { readonly documentId: string; readonly access: AccessRule }[], signal?: AbortSignal): Promise<void> {
    return this.file.call('updateRights', this.of(changes), signal);
  }

  markStale(documentIds: readonly string[], signal?: AbortSignal): Promise<void> {
    return this.file.call('markStale', this.of(documentIds), signal);
  }

  touch(sources: readonly { readonly documentId: string; readonly source: DocumentSource }[], signal?: AbortSignal): Promise<void> {
    return this.file.call('touch', this.of(sources), signal);
  }

  deleteDocuments(documentIds: readonly string[], signal?: AbortSignal): Promise<void> {
    return this.file.call('remove', this.of(documentIds), signal);
  }

  async search(request: SearchRequest, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
    return this.file.call('search', { ...this.scope, request, filter: this.plain(filter) }, signal);
  }

  async neighbours({ documentId, index }: Pick<StoredHit, 'documentId' | 'index'>, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
    return this.file.call('neighbours', { ...this.scope, documentId, index, filter: this.plain(filter) }, signal);
  }

  async listReadable(filter: AccessFilter, page: { readonly after?: string; readonly limit: number }, signal?: AbortSignal): Promise<ListedDocument[]> {
    return this.file.call('listReadable', { ...this.scope, ...page, filter: this.plain(filter) }, signal);
  }

  async close(): Promise<void> {
    this.file.close();
  }

  private of<T>(changes: readonly T[]): SqliteStoreScope & { changes: readonly T[] } {
    return { ...this.scope, changes };
  }

  /** A principal of another tenant finds nothing, whatever its groups are called. */
  private plain({ tenant, anyOf, noneOf }: AccessFilter): { tenant: string; anyOf: readonly string[]; noneOf: readonly string[] } {
    if (tenant === this.scope.tenant) return { tenant, anyOf, noneOf };
    throw new ConfigurationError('OTHER_TENANT', `The person who asks belongs to the tenant ${tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Choose the Directory and Knowledge Base credentials of one tenant.');
  }
}
