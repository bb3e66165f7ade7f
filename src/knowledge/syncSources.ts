import type { Document, FailedDocument, SourceListing } from '../document/Document';
import { applySync, type SyncContext } from './applySync';
import { planSync, type SyncOptions } from './planSync';
import type { SyncReport } from './SyncReport';

/** Everything that one call brought, of one source or several. */
export interface SyncBatch {
  readonly documents: readonly Document[];
  readonly failed: readonly FailedDocument[];
  readonly listings: readonly SourceListing[];
}

/** The report, and which documents changed, for the audit; `version` is the content hash, empty for one that was removed. */
export interface SyncOutcome {
  readonly report: SyncReport;
  readonly changed: readonly { readonly id: string; readonly version: string }[];
}

const COUNTS = ['added', 'updated', 'skipped', 'deleted', 'stale', 'rightsUpdated', 'chunks', 'seconds'] as const satisfies readonly (keyof SyncReport)[];

/** Two listings of one source in one call: what either saw is there, and only two complete ones are complete. */
function mergeListings(listings: readonly SourceListing[]): SourceListing | undefined {
  const [first] = listings;
  return first && { ...first, complete: listings.every(({ complete }) => complete), ids: listings.flatMap(({ ids }) => ids), deleted: listings.flatMap(({ deleted = [] }) => deleted) };
}

function addReports(a: SyncReport, b: SyncReport): SyncReport {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]])) as Pick<SyncReport, (typeof COUNTS)[number]>;
  return { ...a, ...counts, failed: [...a.failed, ...b.failed], warnings: [...a.warnings, ...b.warnings] };
}

const NOTHING = { added: 0, updated: 0, skipped: 0, deleted: 0, stale: 0, rightsUpdated: 0, chunks: 0, seconds: 0, failed: [], warnings: [] };

/** Brings a knowledge base in step with a batch, source by source, and reports once. */
export async function syncSources(batch: SyncBatch, options: SyncOptions, context: SyncContext): Promise<SyncOutcome> {
  const sources = new Set([...[...batch.documents, ...batch.failed].map(({ source }) => source.id), ...batch.listings.map(({ source }) => source)]);
  const of = <T extends { readonly source: { readonly id: string } }>(items: readonly T[], source: string) => items.filter((item) => item.source.id === source);
  const { knowledgeBase } = await context.store.describe();
  let report: SyncReport = { knowledgeBase, ...NOTHING };
  const changed: { id: string; version: string }[] = [];
  for (const source of sources) {
    const known = await context.store.listKnown(source, context.signal);
    const listing = mergeListings(batch.listings.filter((one) => one.source === source));
    const plan = planSync({ source, known, incoming: of(batch.documents, source), failed: of(batch.failed, source), listing }, options);
    report = addReports(report, await applySync(plan, context));
    const version = new Map(known.map(({ id, contentHash }) => [id, contentHash]));
    changed.push(...[...plan.add, ...plan.update].map(({ id, contentHash }) => ({ id, version: contentHash })));
    changed.push(...plan.rights.map(({ documentId }) => ({ id: documentId, version: version.get(documentId) ?? '' })), ...[...plan.remove, ...plan.bury.map(({ id }) => id)].map((id) => ({ id, version: '' })));
  }
  await context.store.noteSync?.(new Date(context.now()).toISOString(), context.signal);
  const notStored = new Set(report.failed.map(({ id }) => id));
  const unread = batch.failed.map(({ id, source, error }) => ({ id, path: source.path, ...error }));
  return { report: { ...report, failed: [...unread, ...report.failed] }, changed: changed.filter(({ id }) => !notStored.has(id)) };
}
