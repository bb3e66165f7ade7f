import { z } from 'zod';
import type { DocumentWrite, KnownDocument } from '../../knowledge/KnowledgeStore';
import { ofDocuments } from './filters';
import type { PointFormat } from './PointFormat';
import type { QdrantCollection } from './QdrantCollection';

/** Where documents are written: one tenant's part of a collection. */
export interface WriteTarget {
  readonly collection: QdrantCollection;
  readonly format: PointFormat;
  readonly tenant: string;
}

export type Records = ReadonlyMap<string, KnownDocument>;

const owned = z.object({ document_id: z.string() });
const idsOf = (writes: readonly DocumentWrite[]) => writes.map(({ document }) => document.id);

/** What is remembered of these documents, by their ids. */
export async function readRecords({ collection, format, tenant }: WriteTarget, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<Records> {
  const points = await collection.scroll(ofDocuments(tenant, idsOf(writes), 'document'), { signal });
  return new Map(points.map((point) => format.toKnown(point)).map((known) => [known.id, known]));
}

/** The chunks that stand, by document. */
async function readChunkIds({ collection, tenant }: WriteTarget, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<Map<string, Set<string>>> {
  const found = new Map(idsOf(writes).map((id) => [id, new Set<string>()]));
  for (const { id, payload } of await collection.scroll(ofDocuments(tenant, idsOf(writes), 'chunk'), { signal, fields: ['document_id'] })) found.get(owned.parse(payload).document_id)?.add(id);
  return found;
}

/** The documents whose record is this write's, but whose chunks are not just its own: another writer came between. */
export async function findTorn(target: WriteTarget, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<DocumentWrite[]> {
  const [records, chunkIds] = await Promise.all([readRecords(target, writes, signal), readChunkIds(target, writes, signal)]);
  return writes.filter(({ document, chunks }) => {
    const ids = chunkIds.get(document.id);
    return records.get(document.id)?.contentHash === document.contentHash && !(ids?.size === chunks.length && chunks.every(({ id }) => ids.has(id)));
  });
}
