import type { NameResolution } from './Directory';

const PREFIXED = /^(user|group):.+$/;

/** A name that says itself what it is (`user:wang`, `group:hr`, `everyone`), for when no directory can be asked; a bare one is unknown. */
export function prefixedName(name: string): NameResolution {
  if (name === 'everyone') return name;
  return PREFIXED.test(name) ? (name as NameResolution) : 'unknown';
}
