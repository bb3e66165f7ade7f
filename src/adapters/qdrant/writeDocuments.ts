import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { EmbeddedChunk, KnownDocument, StoredDocument } from '../../knowledge/KnowledgeStore';
import { commonRights } from './commonRights';
import { ofDocuments } from './filters';
import { toChunkPoint, toKnown, toPendingPoint, toRecordPoint } from './payloads';
import type { QdrantCollection } from './QdrantCollection';

export interface DocumentWrite {
  readonly document: StoredDocument;
  readonly chunks: readonly EmbeddedChunk[];
}

type Operation = Schemas['UpdateOperation'];
type Records = ReadonlyMap<string, KnownDocument>;

/** Points in one request; larger ones gain nothing and hold more in memory. */
const POINTS = 128;
/** Others that write the same documents at the same time take turns to be last; chance ends it long before this. */
const ROUNDS = 10;

const kept = z.object({ document_id: z.string(), kind: z.string(), content_hash: z.string() });

const alike = (some: readonly string[], others: readonly string[]) => some.length === others.length && some.every((one) => others.includes(one));

/** What happens to rights before new chunks are written: they shrink to what old and new share. Chunks without a record belong to nobody. */
function narrow({ document: { id, tenant, access } }: DocumentWrite, records: Records): Operation[] {
  const before = records.get(id)?.access ?? { allow: [], deny: [] };
  const { allow, deny } = commonRights(before, access);
  return records.has(id) && alike(allow, before.allow) && alike(deny, before.deny) ? [] : [{ set_payload: { payload: { allow, deny }, filter: ofDocuments(tenant, [id]) } }];
}

function* upserts(points: readonly Schemas['PointStruct'][]): Generator<Operation> {
  for (let i = 0; i < points.length; i += POINTS) yield { upsert: { points: points.slice(i, i + POINTS) } };
}

/** The order is the promise: a record that names an unfinished document, narrower rights, new chunks, old chunks away, the finished records. */
function toOperations(writes: readonly DocumentWrite[], tenant: string, records: Records): Operation[] {
  const ids = writes.map(({ document }) => document.id);
  const chunkIds = writes.flatMap(({ chunks }) => chunks.map(({ id }) => id));
  const unfinished = writes.filter(({ document }) => !records.has(document.id)).map(({ document }) => toPendingPoint(document));
  return [
    ...upserts(unfinished),
    ...writes.flatMap((write) => narrow(write, records)),
    ...upserts(writes.flatMap(({ document, chunks }) => chunks.map((chunk) => toChunkPoint(document, chunk)))),
    { delete: { filter: { ...ofDocuments(tenant, ids, 'chunk'), ...(chunkIds.length > 0 && { must_not: [{ has_id: chunkIds }] }) } } },
    ...upserts(writes.map(({ document }) => toRecordPoint(document))),
  ];
}

function* requestsOf(operations: readonly Operation[]): Generator<Operation[]> {
  let [request, points]: [Operation[], number] = [[], 0];
  for (const operation of operations) {
    const more = 'upsert' in operation && 'points' in operation.upsert ? operation.upsert.points.length : 1;
    if (request.length > 0 && points + more > POINTS) {
      yield request;
      [request, points] = [[], 0];
    }
    request.push(operation);
    points += more;
  }
  if (request.length > 0) yield request;
}

async function readRecords(collection: QdrantCollection, tenant: string, ids: readonly string[], signal?: AbortSignal): Promise<Records> {
  const points = await collection.scroll(ofDocuments(tenant, ids, 'document'), signal);
  return new Map(points.map(({ payload }) => toKnown(payload)).map((known) => [known.id, known]));
}

/** The documents whose record is this write's, but whose chunks are not: another writer has removed them between. */
async function findTorn(collection: QdrantCollection, tenant: string, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<DocumentWrite[]> {
  const points = await collection.scroll(ofDocuments(tenant, writes.map(({ document }) => document.id)), signal, ['document_id', 'kind', 'content_hash']);
  const found = points.map(({ id, payload }) => ({ id, ...kept.parse(payload) }));
  return writes.filter(({ document, chunks }) => {
    const own = found.filter(({ document_id }) => document_id === document.id);
    const record = own.find(({ kind }) => kind === 'document');
    if (record?.content_hash !== document.contentHash) return false;
    const ids = new Set(own.filter(({ kind }) => kind === 'chunk').map(({ id }) => id));
    return ids.size !== chunks.length || chunks.some(({ id }) => !ids.has(id));
  });
}

/**
 * Writes documents of one tenant together, so that a cut-off at any point shows no old text to new readers and leaves a record by which the
 * next run finishes or deletes it. Of several writers of one document the last one's version stays, whole.
 */
export async function writeDocuments(collection: QdrantCollection, tenant: string, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<void> {
  let open = writes;
  for (let round = 0; round < ROUNDS; round++) {
    const records = await readRecords(collection, tenant, open.map(({ document }) => document.id), signal);
    for (const request of requestsOf(toOperations(open, tenant, records))) await collection.batch(request, signal);
    open = await findTorn(collection, tenant, open, signal);
    if (open.length === 0) return;
  }
  throw new ServiceUnavailable('QDRANT_CONTENTION', `${open.length} documents of the knowledge base ${collection.name} are being written by others at the same time.`, 'Let one workflow index a source, and run it again.');
}
