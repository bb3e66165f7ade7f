import type { AccessRule } from './AccessRule';
import type { PrincipalId } from './Principal';

function inBoth(some: readonly PrincipalId[], others: readonly PrincipalId[]): readonly PrincipalId[] {
  if (some.includes('everyone')) return others;
  return others.includes('everyone') ? some : some.filter((one) => others.includes(one));
}

/** Rights that give a document only to whom both rules give it; a person whom they name differently (alone, by a group) may be left out. */
export function commonRights(before: AccessRule, after: AccessRule): AccessRule {
  return { allow: [...inBoth(before.allow, after.allow)], deny: [...new Set([...before.deny, ...after.deny])] };
}
