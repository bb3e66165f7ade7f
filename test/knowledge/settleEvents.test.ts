import type { DeletedDocument, Document } from '../../src/document/Document';
import type { KnownDocument } from '../../src/knowledge/KnowledgeStore';
import { planSync } from '../../src/knowledge/planSync';
import { toTombstone } from '../../src/knowledge/tombstone';
import { makeDocument, makeListing } from '../fixtures/documents';

/** A record's document as it was at an hour of one day, or without a time. */
function record(hour?: number, path = 'SO-1'): Document {
  const time = hour === undefined ? {} : { modifiedAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z` };
  return makeDocument(path, { markdown: `As of ${hour}.`, source: { id: 'nas', path, ...time } });
}
const known = (document: Document): KnownDocument => ({ id: document.id, source: document.source, contentHash: document.contentHash, access: document.access, stale: false });
const grave = (hour?: number): DeletedDocument => record(hour);
const tombstone = (hour?: number): KnownDocument => ({ ...toTombstone(grave(hour)), stale: false });
const file = (hour: number): Document => ({ ...record(hour), source: { ...record(hour).source, size: 9 } });

test.each<{ why: string; held: KnownDocument[]; incoming?: Document[]; deleted?: DeletedDocument[]; expected: object }>([
  { why: 'a newer record is an update', held: [known(record(8))], incoming: [record(9)], expected: { update: 1 } },
  { why: 'an older one came late and changes nothing', held: [known(record(9))], incoming: [record(8)], expected: { skipped: 1 } },
  { why: 'the same one again is skipped', held: [known(record(9))], incoming: [record(9)], expected: { skipped: 1 } },
  { why: 'a record without a time is taken as it comes', held: [known(record(9))], incoming: [record()], expected: { update: 1 } },
  { why: 'a file restored from a backup is older and still counts', held: [known(file(9))], incoming: [file(8)], expected: { update: 1 } },
  { why: 'the newest of two in one call counts, whatever their order', held: [], incoming: [record(9), record(8)], expected: { add: 1, texts: ['As of 9.'] } },
  { why: 'a deletion removes exactly its record', held: [known(record(8)), known(record(8, 'SO-2'))], deleted: [grave(9)], expected: { bury: 1, deleted: 1 } },
  { why: 'a deletion has the time of the last change', held: [known(record(8))], deleted: [grave(8)], expected: { bury: 1, deleted: 1 } },
  { why: 'a deletion without a time counts', held: [known(record(8))], deleted: [grave()], expected: { bury: 1, deleted: 1 } },
  { why: 'a deletion that came after a newer change is late', held: [known(record(9))], deleted: [grave(8)], expected: { skipped: 1 } },
  { why: 'a deletion that comes before its record is remembered', held: [], deleted: [grave(9)], expected: { bury: 1, skipped: 1 } },
  { why: 'a deletion told twice is done once', held: [tombstone(9)], deleted: [grave(9)], expected: { skipped: 1 } },
  { why: 'a late change does not bring a deleted record back', held: [tombstone(9)], incoming: [record(8)], expected: { skipped: 1 } },
  { why: 'nor does a change of the very time of the deletion', held: [tombstone(9)], incoming: [record(9)], expected: { skipped: 1 } },
  { why: 'a record made again after its deletion is new', held: [tombstone(9)], incoming: [record(10)], expected: { add: 1, texts: ['As of 10.'] } },
  { why: 'in one call a deletion wins over what it deletes', held: [known(record(8))], incoming: [record(9)], deleted: [grave(9)], expected: { bury: 1, deleted: 1, skipped: 1 } },
  { why: 'in one call a record made again wins over its deletion', held: [known(record(8))], incoming: [record(10)], deleted: [grave(9)], expected: { update: 1, texts: ['As of 10.'], skipped: 1 } },
])('$why', ({ held, incoming = [], deleted, expected }) => {
  const listing = makeListing(incoming, { complete: false, deleted });
  const plan = planSync({ source: 'nas', known: held, incoming, failed: [], listing }, { allowLargeDeletion: false });
  const texts = [...plan.add, ...plan.update].map(({ markdown }) => markdown);
  const counts = { add: plan.add.length, update: plan.update.length, bury: plan.bury.length, deleted: plan.deleted, skipped: plan.skipped, remove: plan.remove.length, rights: plan.rights.length };
  expect({ ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count)), ...('texts' in expected && { texts }) }).toEqual(expected);
});

test('a late failure takes no rights back', () => {
  const late = record(8);
  const failed = [{ id: late.id, source: late.source, access: { allow: [], deny: [] }, error: { code: 'X', message: 'x', todo: 'y' } }];
  expect(planSync({ source: 'nas', known: [known(record(9))], incoming: [], failed }, { allowLargeDeletion: false })).toMatchObject({ rights: [], stale: [] });
});

test('a complete listing forgets the marks of deletions, which are no large deletion', () => {
  const held = [known(record(8, 'SO-2')), tombstone(9)];
  const plan = planSync({ source: 'nas', known: held, incoming: [], failed: [], listing: makeListing([record(8, 'SO-2')]) }, { allowLargeDeletion: false });
  expect(plan).toMatchObject({ forget: [record(9).id], remove: [], deleted: 0, warnings: [], skipped: 1 });
});
