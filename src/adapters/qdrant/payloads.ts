import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import type { DocumentSource } from '../../document/Document';
import { hashId } from '../../document/hashId';
import type { EmbeddedChunk, KnownDocument, StoredDocument, StoredHit } from '../../knowledge/KnowledgeStore';
import type { PrincipalId } from '../../principal/Principal';
import { sparseOfChunk } from './sparseVector';

const principal = z.custom<PrincipalId>((value) => typeof value === 'string');
const source = z.object({ id: z.string(), path: z.string(), url: z.string().optional(), modifiedAt: z.string().optional(), size: z.number().optional() });
const place = z.object({
  headings: z.array(z.string()), page: z.number().optional(), slide: z.number().optional(), sheet: z.string().optional(), lines: z.tuple([z.number(), z.number()]).optional(),
});
const rights = { tenant: z.string(), document_id: z.string(), allow: z.array(principal), deny: z.array(principal) };

const chunkPayload = z.object({
  ...rights, source, title: z.string(), text: z.string(), context: z.string(), index: z.number(), place, content_hash: z.string(),
});
const recordPayload = z.object({ ...rights, source, content_hash: z.string(), stale: z.boolean() });

/** The point that holds a document's record. */
const recordId = (documentId: string): string => hashId('record', documentId);

function common({ tenant, id, source: { id: source_id }, category, access }: StoredDocument) {
  return { tenant, document_id: id, source_id, category, allow: [...access.allow], deny: [...access.deny] };
}

/** A chunk as a point; its id is the chunk's, so that writing it again changes nothing. */
export function toChunkPoint(document: StoredDocument, chunk: EmbeddedChunk): Schemas['PointStruct'] {
  return {
    id: chunk.id,
    vector: { words: sparseOfChunk(chunk.text, chunk.context), ...(chunk.vector && { dense: [...chunk.vector] }) },
    payload: {
      kind: 'chunk', ...common(document), source: document.source, title: document.title, content_hash: document.contentHash,
      text: chunk.text, context: chunk.context, index: chunk.index, place: chunk.place,
    },
  };
}

/** A document's record as a point without vectors, so that no search finds it. */
export function toRecordPoint(document: StoredDocument): Schemas['PointStruct'] {
  const { source: from, title, contentHash, language, metadata } = document;
  return { id: recordId(document.id), vector: {}, payload: { kind: 'document', ...common(document), source: from, title, content_hash: contentHash, language, metadata, stale: false } };
}

/** The record of a document whose first chunks are being written: it has no content, size or time yet, so the next run reads the document again. */
export function toPendingPoint(document: StoredDocument): Schemas['PointStruct'] {
  const { id, path } = document.source;
  return { ...toRecordPoint({ ...document, source: { id, path }, contentHash: '' }) };
}

/** A chunk's payload as a hit; refused by the schema where the point is not ours. */
export function toHit(chunkId: string, payload: unknown, score: number, ranks: StoredHit['ranks']): StoredHit {
  const { document_id, allow, deny, source: from, content_hash, ...rest } = chunkPayload.parse(payload);
  return { ...rest, chunkId, documentId: document_id, path: from.path, ...(from.url && { url: from.url }), access: { allow, deny }, contentHash: content_hash, score, ranks };
}

/** A record's payload as what the store remembers. */
export function toKnown(payload: unknown): KnownDocument {
  const { document_id, source: from, allow, deny, content_hash, stale } = recordPayload.parse(payload);
  return { id: document_id, source: from as DocumentSource, contentHash: content_hash, access: { allow, deny }, stale };
}
