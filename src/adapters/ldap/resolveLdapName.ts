import type { NameResolution } from '../../access/Directory';
import { groupIdOf, personIdOf } from './entryIds';
import { escapeFilter, LdapFilter } from './escapeFilter';
import { attribute, folded, searchPeople } from './findPerson';
import type { LdapContext } from './LdapContext';
import type { LdapEntry } from './LdapEntry';
import { EVERYONE_SIDS, isGuid, isMachineLocal, isSid } from './securityIds';

/** What a name in an access rule stands for: an id, a SID, a login name, a group's name or a CN, with or without `user:` or `group:` before it. */
export async function resolveLdapName(context: LdapContext, name: string): Promise<NameResolution> {
  if (name === 'everyone' || EVERYONE_SIDS.has(name.toUpperCase())) return 'everyone';
  const [, kind, bare = ''] = /^(?:(user|group):)?(.*)$/s.exec(name) ?? [];
  if (!bare.trim() || isMachineLocal(bare.toUpperCase())) return 'unknown';
  const people = kind === 'group' ? [] : await findPeople(context, bare);
  const groups = kind === 'user' ? [] : await findGroups(context, bare);
  const ids = [...new Set([...people.map((entry) => personIdOf(context.dialect, entry)), ...groups.map((entry) => groupIdOf(context.dialect, entry))])];
  if (ids.length > 1) return 'ambiguous';
  return ids[0] ?? 'unknown';
}

async function findPeople(context: LdapContext, name: string): Promise<LdapEntry[]> {
  const { dialect, configuration } = context;
  if (isGuid(name) && dialect.attributes.id.toLowerCase() === 'objectguid') return unlessMissing(searchPeople(context, `<GUID=${name}>`, 'base', ANY));
  const names = namesFor(name, dialect.personNames, dialect.attributes.id);
  const found = await searchPeople(context, configuration.userBase, 'sub', anyOf(names, name), names);
  return found.filter((entry) => bears(entry, names, name));
}

async function findGroups({ connection, configuration, dialect }: LdapContext, name: string): Promise<LdapEntry[]> {
  const base = { filter: dialect.groups, attributes: [dialect.attributes.groupId] };
  if (isGuid(name) && dialect.attributes.id.toLowerCase() === 'objectguid') return unlessMissing(connection.search({ ...base, base: `<GUID=${name}>`, scope: 'base' }));
  const names = namesFor(name, dialect.groupNames, dialect.attributes.groupId);
  const found = await connection.search({ base: configuration.groupBase, scope: 'sub', filter: escapeFilter`(&${dialect.groups}${anyOf(names, name)})`, attributes: [dialect.attributes.groupId, ...names] });
  return found.filter((entry) => bears(entry, names, name));
}

const ANY = new LdapFilter('');

/** A SID or an id is looked for as such only: a group may call itself like one. */
function namesFor(name: string, names: readonly string[], id: string): readonly string[] {
  if (isSid(name)) return ['objectSid'];
  return isGuid(name) ? [id] : names;
}

const anyOf = (names: readonly string[], value: string) => new LdapFilter(`(|${names.map((name) => escapeFilter`(${attribute(name)}=${value})`.text).join('')})`);

/** The server found a SID by its bytes; a name it may have found loosely. */
const bears = (entry: LdapEntry, names: readonly string[], value: string) => isSid(value) || names.some((name) => entry.texts(name).some((held) => folded(held) === folded(value)));

const unlessMissing = (search: Promise<LdapEntry[]>) => search.catch((error: unknown) => ((error as { code?: string }).code === 'LDAP_BASE_UNKNOWN' ? [] : Promise.reject(error)));
