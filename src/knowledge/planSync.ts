import type { DeletedDocument, Document, DocumentSource, FailedDocument, SourceListing } from '../document/Document';
import type { AccessRule } from '../principal/AccessRule';
import type { KnownDocument } from './KnowledgeStore';
import { settleEvents } from './settleEvents';
import { isTombstone } from './tombstone';

/** What one run knows of one source. */
export interface SyncInput {
  readonly source: string;
  readonly known: readonly KnownDocument[];
  readonly incoming: readonly Document[];
  readonly failed: readonly FailedDocument[];
  readonly listing?: SourceListing;
}

export interface SyncOptions {
  readonly allowLargeDeletion: boolean;
}

/** What is to be done for one source, and why something is not. */
export interface SyncPlan {
  readonly source: string;
  readonly add: readonly Document[];
  readonly update: readonly Document[];
  readonly rights: readonly { readonly documentId: string; readonly access: AccessRule }[];
  readonly stale: readonly string[];
  readonly touch: readonly { readonly documentId: string; readonly source: DocumentSource }[];
  readonly remove: readonly string[];
  /** Records that their source reports as deleted: each becomes a tombstone. */
  readonly bury: readonly DeletedDocument[];
  /** Tombstones that are needed no longer. */
  readonly forget: readonly string[];
  readonly deleted: number;
  readonly skipped: number;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** More than this share of a source gone at once looks like a share that is not mounted. */
const LARGE_DELETION = 0.2;

const asSet = (ids: readonly string[]) => [...new Set(ids)].sort().join('\n');
const sameAccess = (a: AccessRule, b: AccessRule) => asSet(a.allow) === asSet(b.allow) && asSet(a.deny) === asSet(b.deny);
const SEEN = ['path', 'url', 'modifiedAt', 'size', 'etag'] as const satisfies readonly (keyof DocumentSource)[];
const sameSource = (a: DocumentSource, b: DocumentSource) => SEEN.every((field) => a[field] === b[field]);

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function planRemoval({ source, known, listing }: SyncInput, present: ReadonlySet<string>, { allowLargeDeletion }: SyncOptions): Pick<SyncPlan, 'remove' | 'warnings'> {
  if (!listing?.complete) return { remove: [], warnings: [] };
  const listed = new Set(listing.ids);
  const gone = known.map(({ id }) => id).filter((id) => !listed.has(id) && !present.has(id));
  const large = gone.length > 0 && (listing.ids.length === 0 || gone.length > known.length * LARGE_DELETION);
  if (!large || allowLargeDeletion) return { remove: gone, warnings: [] };
  const message = `${gone.length} of ${known.length} documents of ${source} are gone. Is the share mounted? Set Allow Large Deletion for this run.`;
  return { remove: [], warnings: [{ code: 'LARGE_DELETION', message }] };
}

/** After a complete listing what was deleted before it cannot come back; what it lists is about to. */
function tombstonesToForget({ known, listing }: SyncInput, buried: readonly DeletedDocument[]): string[] {
  const again = new Set(buried.map(({ id }) => id));
  return listing?.complete ? known.filter((one) => isTombstone(one) && !again.has(one.id) && !listing.ids.includes(one.id)).map(({ id }) => id) : [];
}

/**
 * Compares what a knowledge base holds of one source with what a run brought. Absence is not deletion: only a complete listing removes,
 * and a removal of more than a fifth only where it is allowed. What the source itself reports as deleted goes at once.
 * A document that failed keeps its last good version, and its rights follow. A record that comes late changes nothing.
 */
export function planSync(all: SyncInput, options: SyncOptions): SyncPlan {
  const { buried, late, ...settled } = settleEvents(all);
  const gone = byId(buried);
  const alive = settled.known.filter((one) => !isTombstone(one));
  const input = { ...settled, known: alive.filter(({ id }) => !gone.has(id)) };
  const known = byId(input.known);
  const incoming = byId(input.incoming);
  const failed = [...byId(input.failed).values()].filter(({ id }) => !incoming.has(id));
  const documents = [...incoming.values()];
  const unchanged = documents.filter(({ id, contentHash }) => known.get(id)?.contentHash === contentHash);
  const rights = [...unchanged, ...failed].filter(({ id, access }) => known.has(id) && !sameAccess(known.get(id)?.access ?? access, access));
  const touch = unchanged.filter(({ id, source }) => known.get(id)?.stale || !sameSource(known.get(id)?.source ?? source, source));
  const present = new Set([...incoming.keys(), ...failed.map(({ id }) => id)]);
  const removal = planRemoval(input, present, options);
  const removed = new Set(removal.remove);
  const listed = new Set(input.listing?.ids);
  const untouched = input.known.filter(({ id }) => listed.has(id) && !present.has(id) && !removed.has(id) && !late.includes(id));
  const died = alive.length - input.known.length;
  const changedRights = new Set(rights.map(({ id }) => id));
  return {
    source: input.source,
    add: documents.filter(({ id }) => !known.has(id)),
    update: documents.filter(({ id, contentHash }) => known.has(id) && known.get(id)?.contentHash !== contentHash),
    rights: rights.map(({ id, access }) => ({ documentId: id, access })),
    stale: failed.filter(({ id }) => known.has(id)).map(({ id }) => id),
    touch: touch.map(({ id, source }) => ({ documentId: id, source })),
    bury: buried,
    forget: tombstonesToForget(all, buried),
    skipped: unchanged.filter(({ id }) => !changedRights.has(id)).length + untouched.length + late.length + buried.length - died,
    deleted: removal.remove.length + died,
    ...removal,
  };
}
