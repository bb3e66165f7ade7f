import { AccessRefused } from '../errors/AccessRefused';
import type { AccessRule } from './AccessRule';
import type { Principal, PrincipalId } from './Principal';

declare const brand: unique symbol;

/** Proof that a search is limited to one principal. Only `toAccessFilter` makes one, and it never leaves src/. */
export interface AccessFilter {
  readonly tenant: string;
  readonly anyOf: readonly PrincipalId[];
  readonly noneOf: readonly PrincipalId[];
  readonly [brand]: true;
}

/** Turns a resolved, unexpired principal into its filter; anything less is refused, never widened. */
export function toAccessFilter(principal: Principal, now: Date): AccessFilter {
  if (!principal.tenant || !principal.user.startsWith('user:') || principal.user === 'user:')
    throw new AccessRefused('PRINCIPAL_UNRESOLVED', 'The person who asks could not be resolved.', 'Check the Directory credential and the login of the person.');
  if (!(Date.parse(principal.expiresAt) > now.getTime()))
    throw new AccessRefused('PRINCIPAL_STALE', 'The groups of the person who asks are out of date.', 'Check that the directory can be reached, then ask again.');
  const ids: PrincipalId[] = [principal.user, ...principal.groups, 'everyone'];
  const own = [...new Set(ids)];
  // Whoever denies everyone denies outsiders too, while what everyone may see is for people we know.
  const granted = principal.outsider ? [...new Set(principal.groups)] : own;
  return { tenant: principal.tenant, anyOf: granted, noneOf: own } as unknown as AccessFilter;
}

/** Whether a rule lets the filter's principal read; the check that every hit passes again after the search. */
export function mayRead(filter: AccessFilter, tenant: string, rule: AccessRule): boolean {
  if (tenant !== filter.tenant) return false;
  if (rule.deny.some((id) => filter.noneOf.includes(id))) return false;
  return rule.allow.some((id) => filter.anyOf.includes(id));
}
