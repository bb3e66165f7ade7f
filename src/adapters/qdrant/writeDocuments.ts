import type { Schemas } from '@qdrant/js-client-rest';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { DocumentWrite } from '../../knowledge/KnowledgeStore';
import { commonRights } from '../../principal/commonRights';
import { ofDocuments } from './filters';
import { findTorn, readRecords, type Records, type WriteTarget } from './findTorn';
import type { PointFormat } from './PointFormat';
import { sealRights } from './sealPayload';

type Operation = Schemas['UpdateOperation'];

/** Points in one request; larger ones gain nothing and hold more in memory. */
const POINTS = 128;
/** Others that write the same documents at the same time take turns to be last; chance ends it long before this. */
const ROUNDS = 10;

const alike = (some: readonly string[], others: readonly string[]) => some.length === others.length && some.every((one) => others.includes(one));

/** What happens to rights before new chunks are written: they shrink to what old and new share. Chunks without a record belong to nobody. */
function narrow({ document: { id, tenant, access } }: DocumentWrite, records: Records, { codec }: PointFormat): Operation[] {
  const before = records.get(id)?.access ?? { allow: [], deny: [] };
  const common = commonRights(before, access);
  if (records.has(id) && alike(common.allow, before.allow) && alike(common.deny, before.deny)) return [];
  return [{ set_payload: { payload: { ...sealRights(id, common, codec) }, filter: ofDocuments(tenant, [id]) } }];
}

function* upserts(points: readonly Schemas['PointStruct'][]): Generator<Operation> {
  for (let i = 0; i < points.length; i += POINTS) yield { upsert: { points: points.slice(i, i + POINTS) } };
}

/** The order is the promise: a record that names an unfinished document, narrower rights, new chunks, old chunks away, the finished records. */
function toOperations(writes: readonly DocumentWrite[], tenant: string, records: Records, format: PointFormat): Operation[] {
  const ids = writes.map(({ document }) => document.id);
  const chunkIds = writes.flatMap(({ chunks }) => chunks.map(({ id }) => id));
  const unfinished = writes.filter(({ document }) => !records.has(document.id)).map(({ document }) => format.toPendingPoint(document));
  return [
    ...upserts(unfinished),
    ...writes.flatMap((write) => narrow(write, records, format)),
    ...upserts(writes.flatMap(({ document, chunks }) => chunks.map((chunk) => format.toChunkPoint(document, chunk)))),
    { delete: { filter: { ...ofDocuments(tenant, ids, 'chunk'), ...(chunkIds.length > 0 && { must_not: [{ has_id: chunkIds }] }) } } },
    ...upserts(writes.map(({ document }) => format.toRecordPoint(document))),
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

/**
 * Writes documents of one tenant together, so that a cut-off at any point shows no old text to new readers and leaves a record by which the
 * next run finishes or deletes it. Of several writers of one document the last one's version stays, whole.
 */
export async function writeDocuments(target: WriteTarget, writes: readonly DocumentWrite[], signal?: AbortSignal): Promise<void> {
  let open = writes;
  for (let round = 0; round < ROUNDS; round++) {
    const records = await readRecords(target, open, signal);
    for (const request of requestsOf(toOperations(open, target.tenant, records, target.format))) await target.collection.batch(request, signal);
    open = await findTorn(target, open, signal);
    if (open.length === 0) return;
  }
  throw new ServiceUnavailable('QDRANT_CONTENTION', `${open.length} documents of the knowledge base ${target.collection.name} are being written by others at the same time.`, 'Let one workflow index a source, and run it again.');
}
