import type { DeletedDocument, DocumentSource } from '../document/Document';
import type { KnownDocument } from './KnowledgeStore';
import type { SyncInput } from './planSync';
import { isTombstone } from './tombstone';

/** An input without what came too late, and the deletions that stand. */
export interface SettledInput extends SyncInput {
  readonly buried: readonly DeletedDocument[];
  /** Ids of documents and deletions that came too late. */
  readonly late: readonly string[];
}

interface Dated {
  readonly id: string;
  readonly source: DocumentSource;
}

/** Milliseconds; NaN, which compares as false, where there is no time. A file has a size, and its time may go back (a restored backup); a record's may not. */
const timeOf = ({ size, modifiedAt }: DocumentSource): number => (size === undefined ? Date.parse(modifiedAt ?? '') : NaN);
const isBefore = (a: DocumentSource, b: DocumentSource) => timeOf(a) < timeOf(b);

/** The newest of each id; of two with the same time or none, the one that came later. */
function newest<T extends Dated>(items: readonly T[]): Map<string, T> {
  const kept = new Map<string, T>();
  for (const item of items) {
    const other = kept.get(item.id);
    if (!other || !isBefore(item.source, other.source)) kept.set(item.id, item);
  }
  return kept;
}

/** A deletion has the time of the change before it, so a record that is not later than its own deletion is gone. */
function isLate({ source }: Dated, known: KnownDocument | undefined, grave: DeletedDocument | undefined): boolean {
  if (grave) return !isBefore(grave.source, source);
  if (!known) return false;
  return isBefore(source, known.source) || (isTombstone(known) && timeOf(source) === timeOf(known.source));
}

/**
 * Events of records come twice and in any order: what is older than what is known, or than its own deletion, is dropped.
 * Documents without a time, and files, are taken as they come.
 */
export function settleEvents(input: SyncInput): SettledInput {
  const known = new Map(input.known.map((one) => [one.id, one]));
  const graves = newest(input.listing?.deleted ?? []);
  const inTime = <T extends Dated>(items: readonly T[]) => items.filter((item) => !isLate(item, known.get(item.id), graves.get(item.id)));
  const latest = [...newest(input.incoming).values()];
  const [incoming, failed] = [inTime(latest), inTime(input.failed)];
  const returned = new Set(incoming.map(({ id }) => id));
  const buried = [...graves.values()].filter((grave) => !returned.has(grave.id) && !isLate(grave, known.get(grave.id), undefined));
  const standing = new Set<Dated>([...incoming, ...buried]);
  const late = [...latest, ...graves.values()].filter((item) => !standing.has(item)).map(({ id }) => id);
  return { ...input, incoming, failed, buried, late };
}
