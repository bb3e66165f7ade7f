import type { AccessRule } from '../principal/AccessRule';
import type { DocumentSource } from './Document';

/** What a knowledge base remembers of a document; a stale one was last read in vain. */
export interface RememberedDocument {
  readonly source: DocumentSource;
  readonly access: AccessRule;
  readonly stale: boolean;
}

const SEEN = ['size', 'modifiedAt', 'etag'] as const satisfies readonly (keyof DocumentSource)[];

/** Whether a listed file need not be read: same size, time, server's mark and rights as remembered, and enough of these to tell. */
export function isUnchanged(known: RememberedDocument | undefined, source: DocumentSource, access: AccessRule): boolean {
  const canTell = source.etag !== undefined || (source.modifiedAt !== undefined && source.size !== undefined);
  if (!known || known.stale || !canTell) return false;
  return SEEN.every((field) => source[field] === undefined || known.source[field] === source[field]) && sameRule(known.access, access);
}

function sameRule(a: AccessRule, b: AccessRule): boolean {
  return sameSet(a.allow, b.allow) && sameSet(a.deny, b.deny);
}

const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id));
