/** A piece of a filter that is structure already, so it goes into another one as it is. */
export class LdapFilter {
  constructor(readonly text: string) {}
}

const SPECIAL = /[\\*()\0]/g;
const hex = (char: string) => `\\${char.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** A filter whose interpolated strings are data, escaped by RFC 4515: no value can end, widen or add a condition. Letters beyond ASCII stay as they are. */
export function escapeFilter(parts: TemplateStringsArray, ...values: readonly (string | LdapFilter)[]): LdapFilter {
  const written = values.map((value) => (value instanceof LdapFilter ? value.text : value.toWellFormed().replace(SPECIAL, hex)));
  return new LdapFilter(parts.map((part, index) => part + (written[index] ?? '')).join(''));
}
