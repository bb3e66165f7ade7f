import type { PrincipalId } from '../../principal/Principal';
import type { LdapEntry } from './LdapEntry';
import type { LdapDialect } from './ldapPresets';
import { readGuid, readSid } from './securityIds';

const READERS: Readonly<Record<string, (bytes: Uint8Array) => string | undefined>> = { objectguid: readGuid, objectsid: readSid };

function idOf(entry: LdapEntry, attribute: string): string | undefined {
  const read = READERS[attribute.toLowerCase()];
  const [bytes] = entry.bytes(attribute);
  return read ? bytes && read(bytes) : entry.text(attribute) || undefined;
}

/** The stable id of a person's entry (objectGUID, entryUUID), or undefined where the service account may not read it. */
export function personIdOf({ attributes }: LdapDialect, entry: LdapEntry): PrincipalId | undefined {
  const id = idOf(entry, attributes.id);
  return id ? `user:${id}` : undefined;
}

/** The stable id of a group's entry (objectSid, entryUUID), or undefined where it may not be read. */
export function groupIdOf({ attributes }: LdapDialect, entry: LdapEntry): PrincipalId | undefined {
  const id = idOf(entry, attributes.groupId);
  return id ? `group:${id}` : undefined;
}
