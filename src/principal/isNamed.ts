import type { Principal } from './Principal';

/** A bare name is a group's. */
const withPrefix = (name: string) => (/^(?:user|group):|^everyone$/.test(name) ? name : `group:${name}`);

/** Whether a form's list of ids names a person, a group of theirs, or everyone; `everyone` is nobody whom the directory does not know. */
export function isNamed({ user, groups, outsider }: Principal, names: readonly string[]): boolean {
  const own: readonly string[] = outsider ? groups : [user, ...groups, 'everyone'];
  return names.map(withPrefix).some((id) => own.includes(id));
}
