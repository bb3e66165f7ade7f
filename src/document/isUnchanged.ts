import type { AccessRule } from '../principal/AccessRule';
import type { DocumentSource } from './Document';

/** What a knowledge base remembers of a document; a stale one was last read in vain. */
export interface RememberedDocument {
  readonly source: DocumentSource;
  readonly access: AccessRule;
  readonly stale: boolean;
}

/** Whether a listed file need not be read: same size, time and rights as remembered. */
export function isUnchanged(known: RememberedDocument | undefined, source: DocumentSource, access: AccessRule): boolean {
  if (!known || known.stale || source.modifiedAt === undefined || source.size === undefined) return false;
  return known.source.size === source.size && known.source.modifiedAt === source.modifiedAt && sameRule(known.access, access);
}

function sameRule(a: AccessRule, b: AccessRule): boolean {
  return sameSet(a.allow, b.allow) && sameSet(a.deny, b.deny);
}

const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id));
