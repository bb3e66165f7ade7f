const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/**
 * The address of a From value that holds exactly one mailbox (RFC 5322), in small letters. Comments, groups, lists, quoted local
 * parts and anything else that two readers may read in two ways give undefined.
 */
export function parseMailbox(value: string): string | undefined {
  const trimmed = value.trim();
  const bracket = trimmed.lastIndexOf('<');
  if (bracket < 0) return checked(trimmed);
  const name = trimmed.slice(0, bracket).replace(QUOTED, '');
  if (/[<>@,;:()"\\[\]]/.test(name) || !trimmed.endsWith('>')) return undefined;
  return checked(trimmed.slice(bracket + 1, -1));
}

/** What follows the `@` of an address that `parseMailbox` gave. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

const checked = (address: string) => (ADDRESS.test(address) && !address.includes('..') ? address.toLowerCase() : undefined);
