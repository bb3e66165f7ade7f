import type { Chunk } from '../chunking/Chunk';
import type { Category, Document, DocumentSource, Place } from '../document/Document';
import type { AccessFilter } from '../principal/AccessFilter';
import type { AccessRule } from '../principal/AccessRule';

/** What the store remembers of a document: enough to skip it unread. `stale` means its last reading failed. */
export interface KnownDocument {
  readonly id: string;
  readonly source: DocumentSource;
  readonly contentHash: string;
  readonly access: AccessRule;
  readonly stale: boolean;
}

/** A document as counts are made of it. */
export interface CountedDocument extends KnownDocument {
  readonly category: Category;
}

export interface EmbeddedChunk extends Chunk {
  readonly vector?: Float32Array;
}

/** The part of a Document that is stored beside its chunks. */
export type StoredDocument = Pick<Document, 'id' | 'tenant' | 'source' | 'title' | 'contentHash' | 'category' | 'language' | 'access' | 'metadata'>;

/** A document with all its chunks. */
export interface DocumentWrite {
  readonly document: StoredDocument;
  readonly chunks: readonly EmbeddedChunk[];
}

/** A name of the documents' metadata and the values that it may have. */
export interface MetadataCondition {
  readonly name: string;
  readonly anyOf: readonly (string | number | boolean)[];
}

export interface SearchRequest {
  readonly text: string;
  /** From the same model that embedded the chunks; absent means words only. */
  readonly vector?: Float32Array;
  readonly limit: number;
  readonly perDocument?: number;
  /** How much each leg counts when their ranks are fused; 1 where nothing is said, 0 leaves a leg out. */
  readonly weights?: { readonly words?: number; readonly vectors?: number };
  /** A caller's own filter; only ever ANDed to the access filter, and its parts to each other. */
  readonly only?: {
    readonly categories?: readonly Category[];
    readonly sources?: readonly string[];
    readonly documents?: readonly string[];
    readonly metadata?: readonly MetadataCondition[];
  };
}

/** What a search returns to nodes (contracts.md). Ranks count from 1. */
export interface Hit {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  readonly place: Place;
  readonly url?: string;
  readonly score: number;
  readonly ranks: { readonly words?: number; readonly vectors?: number };
  /** The hit beside which this chunk stands, where it was not found itself. */
  readonly neighbourOf?: string;
}

/** A hit with what is needed to check it again; stays inside src/. `path` fills the link template. */
export interface StoredHit extends Hit {
  readonly tenant: string;
  readonly access: AccessRule;
  readonly contentHash: string;
  readonly context: string;
  readonly index: number;
  readonly path: string;
  /** When the source changed it last, where the source says so. */
  readonly modifiedAt?: string;
  /** What the score is made of: of a store the legs' own scores (words: higher is better, no upper bound; vectors: cosine), later what was done with them. */
  readonly scores?: { readonly words?: number; readonly vectors?: number; readonly fused?: number; readonly rerank?: number; readonly recency?: number };
}

/** A document as a list shows it. */
export type ListedDocument = Pick<StoredHit, 'documentId' | 'title' | 'path' | 'tenant' | 'access'> & { readonly source: string; readonly category: Category };

export interface StoreDescription {
  readonly kind: 'sqlite' | 'qdrant';
  readonly knowledgeBase: string;
  readonly schemaVersion: number;
  readonly documents: number;
  readonly chunks: number;
  readonly embedding?: { readonly model: string; readonly dimensions: number };
  /** What it takes on the disk, where that can be told. */
  readonly bytes?: number;
  /** When a run brought it in step with a source last, ISO 8601. */
  readonly syncedAt?: string;
  /** Texts are sealed and words are keyed, as was decided when it was made. */
  readonly encrypted?: boolean;
  /** What somebody should do about it, e.g. when it has outgrown its store. */
  readonly advice?: string;
}

/** One knowledge base of one tenant. Port; adapters: sqlite (embedded default) and qdrant, proven by one contract suite. */
export interface KnowledgeStore {
  describe(): Promise<StoreDescription>;
  /** Another text after every change of content, rights or links: what was computed at one version holds at that version only. Undefined where it cannot be told. */
  version?(signal?: AbortSignal): Promise<string | undefined>;
  /** All documents of a source, ordered by id. */
  listKnown(sourceId: string, signal?: AbortSignal): Promise<KnownDocument[]>;
  /** Writes new chunks first, removes old ones after, the record last; repeating it changes nothing. */
  putDocument(document: StoredDocument, chunks: readonly EmbeddedChunk[], signal?: AbortSignal): Promise<void>;
  /** As putDocument for each, in fewer round trips; what one of them is refused for refuses all, before anything is written. */
  putDocuments?(writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<void>;
  /** A payload update: no chunk is embedded again; effective for the next search. */
  updateRights(changes: readonly { readonly documentId: string; readonly access: AccessRule }[], signal?: AbortSignal): Promise<void>;
  markStale(documentIds: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Remembers that a skipped document was seen with this size and time, so that the next run need not read it. */
  touch(sources: readonly { readonly documentId: string; readonly source: DocumentSource }[], signal?: AbortSignal): Promise<void>;
  deleteDocuments(documentIds: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Remembers when a run brought it in step with a source; no change that a reader can see. */
  noteSync?(at: string, signal?: AbortSignal): Promise<void>;
  /** Best first. Refuses a vector whose model or dimension is not the store's. */
  search(request: SearchRequest, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]>;
  /** The chunks at index-1 and index+1 of a hit's document, under the same filter. */
  neighbours(hit: Pick<StoredHit, 'documentId' | 'index'>, filter: AccessFilter, signal?: AbortSignal): Promise<StoredHit[]>;
  /** All documents of all sources of the tenant, ordered by id. */
  listAll(signal?: AbortSignal): Promise<CountedDocument[]>;
  /** What this filter's principal may read, ordered by id, at most `limit` after the document `after`. */
  listReadable(filter: AccessFilter, page: { readonly after?: string; readonly limit: number }, signal?: AbortSignal): Promise<ListedDocument[]>;
  close(): Promise<void>;
}
