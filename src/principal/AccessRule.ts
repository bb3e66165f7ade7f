import type { PrincipalId } from './Principal';

/** Who may read a document: an empty `allow` makes it invisible, and `deny` wins over `allow`. */
export interface AccessRule {
  readonly allow: readonly PrincipalId[];
  readonly deny: readonly PrincipalId[];
}

/** The rule of a document for which no rule was found: nobody reads it. */
export const INVISIBLE: AccessRule = { allow: [], deny: [] };
