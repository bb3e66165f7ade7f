import type { AccessRule } from '../../src/principal/AccessRule';
import type { Document, FailedDocument } from '../../src/document/Document';
import type { KnownDocument } from '../../src/knowledge/KnowledgeStore';
import { planSync, type SyncInput } from '../../src/knowledge/planSync';
import { makeDocument, makeListing } from '../fixtures/documents';

const HR: AccessRule = { allow: ['group:hr'], deny: [] };
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => makeDocument(`${from + i}.md`));
const knownOf = ({ id, source, contentHash, access }: Document, more: Partial<KnownDocument> = {}): KnownDocument => ({ id, source, contentHash, access, stale: false, ...more });
const failedOf = ({ id, source, access }: Document, more: Partial<FailedDocument> = {}): FailedDocument => ({ id, source, access, error: { code: 'X', message: 'x', todo: 'y' }, ...more });

/** The plan in short: paths instead of documents, empty parts left out. */
function plan(input: Partial<SyncInput>, allowLargeDeletion = false): object {
  const made = planSync({ source: 'nas', known: [], incoming: [], failed: [], ...input }, { allowLargeDeletion });
  const short = {
    add: made.add.map(({ source }) => source.path), update: made.update.map(({ source }) => source.path), rights: made.rights.map(({ access }) => access),
    stale: made.stale.length, touch: made.touch.map(({ source }) => source.size), remove: made.remove.length, skipped: made.skipped, warnings: made.warnings.map(({ message }) => message),
  };
  return Object.fromEntries(Object.entries(short).filter(([, value]) => (Array.isArray(value) ? value.length : value)));
}

const a = makeDocument('a.md');
const changed = makeDocument('a.md', { markdown: 'Another text.' });

test.each<{ why: string; input: Partial<SyncInput>; expected: object }>([
  { why: 'an unknown document is added', input: { incoming: [a] }, expected: { add: ['a.md'] } },
  { why: 'an unchanged one is skipped', input: { known: [knownOf(a)], incoming: [a] }, expected: { skipped: 1 } },
  { why: 'other content is an update, rights and all', input: { known: [knownOf(a)], incoming: [{ ...changed, access: HR }] }, expected: { update: ['a.md'] } },
  { why: 'other rights alone embed nothing', input: { known: [knownOf(a)], incoming: [{ ...a, access: HR }] }, expected: { rights: [HR] } },
  { why: 'the same rights in another order are the same', input: { known: [knownOf(a, { access: { allow: ['user:x', 'user:y'], deny: [] } })], incoming: [{ ...a, access: { allow: ['user:y', 'user:x', 'user:x'], deny: [] } }] }, expected: { skipped: 1 } },
  { why: 'a new time or size of the same content is remembered', input: { known: [knownOf(a)], incoming: [{ ...a, source: { ...a.source, size: 7 } }] }, expected: { touch: [7], skipped: 1 } },
  { why: 'a stale document that reads well again is no longer stale', input: { known: [knownOf(a, { stale: true })], incoming: [a] }, expected: { touch: [a.source.size], skipped: 1 } },
  { why: 'a failed document keeps its last good version, marked stale', input: { known: [knownOf(a)], failed: [failedOf(a)] }, expected: { stale: 1 } },
  { why: "a failed document's rights still follow", input: { known: [knownOf(a)], failed: [failedOf(a, { access: HR })] }, expected: { stale: 1, rights: [HR] } },
  { why: 'a failed document that was never known leaves no trace', input: { failed: [failedOf(a)] }, expected: {} },
  { why: 'a document that failed once and was read once in a run was read', input: { known: [knownOf(a)], incoming: [a], failed: [failedOf(a)] }, expected: { skipped: 1 } },
  { why: 'the later of two readings counts', input: { incoming: [a, changed] }, expected: { add: ['a.md'] } },
  { why: 'absence alone deletes nothing', input: { known: many(5).map((one) => knownOf(one)), incoming: [] }, expected: {} },
  { why: 'an incomplete listing deletes nothing', input: { known: many(10).map((one) => knownOf(one)), listing: makeListing(many(9), { complete: false }) }, expected: { skipped: 9 } },
  { why: 'a complete listing deletes what it does not hold', input: { known: many(10).map((one) => knownOf(one)), listing: makeListing(many(9)) }, expected: { remove: 1, skipped: 9 } },
  { why: 'exactly a fifth may go', input: { known: many(10).map((one) => knownOf(one)), listing: makeListing(many(8)) }, expected: { remove: 2, skipped: 8 } },
  { why: 'what arrived or failed in this run is not gone, whatever the listing says', input: { known: many(10).map((one) => knownOf(one)), incoming: many(1), failed: [failedOf(makeDocument('1.md'))], listing: makeListing(many(8, 2)) }, expected: { skipped: 9, stale: 1 } },
  { why: 'a first run with an empty listing has nothing to warn about', input: { listing: makeListing([]) }, expected: {} },
])('$why', ({ input, expected }) => {
  expect(plan(input)).toEqual(expected);
});

test('more than a fifth gone applies the rest, deletes nothing, and says which field permits it', () => {
  const input = { known: many(320).map((one) => knownOf(one)), incoming: [makeDocument('new.md')], listing: makeListing([...many(8), makeDocument('new.md')]) };
  const message = '312 of 320 documents of nas are gone. Is the share mounted? Set Allow Large Deletion for this run.';
  expect(plan(input)).toEqual({ add: ['new.md'], skipped: 8, warnings: [message] });
  expect(plan(input, true)).toEqual({ add: ['new.md'], skipped: 8, remove: 312 });
});

test('an empty listing deletes nothing even where little was known', () => {
  const input = { known: [knownOf(a)], listing: makeListing([]) };
  expect(plan(input)).toEqual({ warnings: ['1 of 1 documents of nas are gone. Is the share mounted? Set Allow Large Deletion for this run.'] });
  expect(plan(input, true)).toEqual({ remove: 1 });
});
