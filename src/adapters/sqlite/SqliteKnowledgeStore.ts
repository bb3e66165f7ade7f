import type { DocumentSource } from '../../document/Document';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { EmbeddedChunk, KnowledgeStore, KnownDocument, SearchRequest, StoreDescription, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import type { AccessFilter } from '../../principal/AccessFilter';
import type { AccessRule } from '../../principal/AccessRule';
import type { procedures } from './knowledgeModule';
import { migrations } from './knowledgeSchema';
import type { SqliteFile } from './SqliteFile';

/** What a store is opened for. `model` is the embedding model of the credential, if it has one. */
export interface SqliteStoreScope {
  readonly knowledgeBase: string;
  readonly tenant: string;
  readonly model?: string;
}

/** The embedded KnowledgeStore: one SQLite file per knowledge base; each document changes in one transaction. */
export class SqliteKnowledgeStore implements KnowledgeStore {
  constructor(
    private readonly file: SqliteFile<typeof procedures>,
    private readonly scope: SqliteStoreScope,
  ) {}

  async describe(): Promise<StoreDescription> {
    const { embedding, ...counts } = await this.file.call('describe', this.scope.tenant);
    const { model, dimensions } = embedding ?? {};
    return { kind: 'sqlite', knowledgeBase: this.scope.knowledgeBase, schemaVersion: migrations.length, ...counts, ...(model && dimensions && { embedding: { model, dimensions } }) };
  }

  listKnown(source: string, signal?: AbortSignal): Promise<KnownDocument[]> {
    return this.file.call('listKnown', { tenant: this.scope.tenant, source }, signal);
  }

  async putDocument(document: StoredDocument, chunks: readonly EmbeddedChunk[], signal?: AbortSignal): Promise<void> {
    if (document.tenant !== this.scope.tenant)
      throw new InvalidInput('OTHER_TENANT', `The document belongs to the tenant ${document.tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Use the Knowledge Base credential of that tenant.');
    await this.file.call('put', { document, chunks, model: this.scope.model }, signal);
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
    return this.file.call('search', { request, filter: this.plain(filter), model: this.scope.model }, signal);
  }

  async neighbours({ documentId, index }: Pick<StoredHit, 'documentId' | 'index'>, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]> {
    return this.file.call('neighbours', { documentId, index, filter: this.plain(filter) }, signal);
  }

  async close(): Promise<void> {
    this.file.close();
  }

  private of<T>(changes: readonly T[]): { tenant: string; changes: readonly T[] } {
    return { tenant: this.scope.tenant, changes };
  }

  /** A principal of another tenant finds nothing, whatever its groups are called. */
  private plain({ tenant, anyOf, noneOf }: AccessFilter): { tenant: string; anyOf: readonly string[]; noneOf: readonly string[] } {
    if (tenant === this.scope.tenant) return { tenant, anyOf, noneOf };
    throw new ConfigurationError('OTHER_TENANT', `The person who asks belongs to the tenant ${tenant}; the knowledge base is open for ${this.scope.tenant}.`, 'Choose the Directory and Knowledge Base credentials of one tenant.');
  }
}
