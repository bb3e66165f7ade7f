import type { AccessFilter } from '../principal/AccessFilter';
import type { AccessRule } from '../principal/AccessRule';

/** Whether a rule lets the filter's principal read, and the name in the rule that decides; a denial decides first. */
export function explainRight({ anyOf, noneOf }: AccessFilter, { allow, deny }: AccessRule): { readonly allowed: boolean; readonly because: string } {
  const denied = deny.find((id) => noneOf.includes(id));
  if (denied) return { allowed: false, because: `${denied} is denied` };
  const granted = allow.find((id) => anyOf.includes(id));
  return granted ? { allowed: true, because: `${granted} is allowed` } : { allowed: false, because: allow.length ? 'nothing allows it' : 'nobody may see it' };
}
