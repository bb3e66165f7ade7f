import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import type { Category, DocumentSource } from '../../document/Document';
import type { Codec } from '../../knowledge/Codec';
import type { CountedDocument, EmbeddedChunk, KnownDocument, ListedDocument, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import { metadataMarks } from '../../knowledge/metadataMarks';
import type { PrincipalId } from '../../principal/Principal';
import { openPayload, sealPayload } from './sealPayload';
import { sparseOfChunk } from './sparseVector';

const principal = z.custom<PrincipalId>((value) => typeof value === 'string');
const source = z.object({ id: z.string(), path: z.string(), url: z.string().optional(), modifiedAt: z.string().optional(), size: z.number().optional(), etag: z.string().optional() });
const place = z.object({
  headings: z.array(z.string()), page: z.number().optional(), slide: z.number().optional(), sheet: z.string().optional(), lines: z.tuple([z.number(), z.number()]).optional(),
});
const common = { tenant: z.string(), document_id: z.string(), allow: z.array(principal), deny: z.array(principal), source, title: z.string(), content_hash: z.string() };
const chunkPayload = z.object({ ...common, text: z.string(), context: z.string(), index: z.number(), place });
const recordPayload = z.object({ ...common, stale: z.boolean(), category: z.custom<Category>((value) => typeof value === 'string') });

/** Neither a content's hash nor a tombstone's. */
const UNFINISHED = 'unfinished';

/** A point as the server gives it. */
export interface FoundPoint {
  readonly id: string;
  readonly payload?: unknown;
}

/** Documents and chunks as points and back, under one codec; a payload that is not ours is refused. */
export class PointFormat {
  constructor(readonly codec: Codec) {}

  /** The point's id is the chunk's, so that writing it again changes nothing. */
  toChunkPoint(document: StoredDocument, { id, text, context, index, place: at, vector }: EmbeddedChunk): Schemas['PointStruct'] {
    const words = sparseOfChunk(text, context, this.codec);
    return { id, vector: { words, ...(vector && { dense: [...vector] }) }, payload: this.payload(id, document, { kind: 'chunk', text, context, index, place: at }) };
  }

  /** A document's record has no vectors, so that no search finds it, and the document's id, so that a list is in the order of the ids. */
  toRecordPoint(document: StoredDocument): Schemas['PointStruct'] {
    const { id, language, metadata } = document;
    return { id, vector: {}, payload: this.payload(id, document, { kind: 'document', language, metadata, stale: false }) };
  }

  /** The record of a document whose first chunks are being written: it has no content, size or time yet, so the next run reads the document again. */
  toPendingPoint(document: StoredDocument): Schemas['PointStruct'] {
    const { id, path } = document.source;
    return this.toRecordPoint({ ...document, source: { id, path }, contentHash: UNFINISHED });
  }

  toHit({ id, payload }: FoundPoint, score: number, ranks: StoredHit['ranks']): StoredHit {
    const { document_id, allow, deny, source: { path, url, modifiedAt }, content_hash, ...rest } = chunkPayload.parse(openPayload(id, payload, this.codec));
    return { ...rest, chunkId: id, documentId: document_id, path, ...(url && { url }), ...(modifiedAt && { modifiedAt }), access: { allow, deny }, contentHash: content_hash, score, ranks };
  }

  toKnown(point: FoundPoint): KnownDocument {
    const { document_id, source: from, allow, deny, content_hash, stale } = this.record(point);
    return { id: document_id, source: from as DocumentSource, contentHash: content_hash, access: { allow, deny }, stale };
  }

  toCounted(point: FoundPoint): CountedDocument {
    return { ...this.toKnown(point), category: this.record(point).category };
  }

  toListed(point: FoundPoint): ListedDocument {
    const { document_id, title, tenant, category, source: { id, path }, allow, deny } = this.record(point);
    return { documentId: document_id, title, path, tenant, access: { allow, deny }, source: id, category };
  }

  private record({ id, payload }: FoundPoint): z.output<typeof recordPayload> {
    return recordPayload.parse(openPayload(id, payload, this.codec));
  }

  private payload(pointId: string, { tenant, id, source: from, category, access, title, contentHash, metadata }: StoredDocument, more: object): Record<string, unknown> {
    const marks = metadataMarks(metadata).map(this.codec.mark);
    const all = { ...more, tenant, document_id: id, source_id: this.codec.mark(from.id), category, marks, title, content_hash: contentHash, source: from };
    return sealPayload(pointId, id, access, all, this.codec);
  }
}
