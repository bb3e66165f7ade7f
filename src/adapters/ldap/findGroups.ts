import { refusePerson } from '../../access/refusePerson';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { PrincipalId } from '../../principal/Principal';
import type { WayToGroups } from '../directoryConfiguration';
import { escapeFilter, LdapFilter } from './escapeFilter';
import type { LdapContext } from './LdapContext';
import { groupIdOf } from './entryIds';
import type { LdapEntry } from './LdapEntry';
import { isMachineLocal, readSid, siblingSid } from './securityIds';

const MOST_GROUPS = 2_000;
const DEEPEST = 32;
/** Members named in one filter: servers limit how long it may be. */
const PER_FILTER = 50;
const EVERY_ENTRY = new LdapFilter('(objectClass=*)');

type Finder = (context: LdapContext, person: LdapEntry) => Promise<PrincipalId[]>;

const FINDERS = { tokenGroups, inChain, memberOf, groupSearch } satisfies Readonly<Record<Exclude<WayToGroups, 'auto'>, Finder>>;

/** All groups of a person, also through other groups and as the primary group; sorted. Throws where they cannot be read whole, since a missing one may be denied something. */
export async function findGroups(context: LdapContext, person: LdapEntry): Promise<PrincipalId[]> {
  const { wayToGroups } = context.configuration;
  const way = !wayToGroups || wayToGroups === 'auto' ? context.dialect.wayToGroups : wayToGroups;
  const found = [...new Set(await FINDERS[way](context, person))].sort();
  if (found.length > MOST_GROUPS) throw tooMany();
  return found;
}

/** Active Directory works them out itself, primary and nested ones included; it tells them only about one entry at a time. */
async function tokenGroups(context: LdapContext, person: LdapEntry): Promise<PrincipalId[]> {
  const [entry] = await context.connection.search({ base: person.dn, scope: 'base', filter: EVERY_ENTRY, attributes: ['tokenGroups'] });
  const sids = (entry?.bytes('tokenGroups') ?? []).map(readSid);
  if (sids.length === 0 || sids.includes(undefined)) return inChain(context, person);
  return sids.filter((sid): sid is string => sid !== undefined && !isMachineLocal(sid)).map((sid) => `group:${sid}` as const);
}

/** The matching rule LDAP_MATCHING_RULE_IN_CHAIN (MS-ADTS 3.1.1.3.4.4.3), for the person and for the primary group, which lists no members. */
async function inChain(context: LdapContext, person: LdapEntry): Promise<PrincipalId[]> {
  const primary = await primaryGroups(context, person);
  const holders = await Promise.all([person, ...primary].map(({ dn }) => searchGroups(context, escapeFilter`(member:1.2.840.113556.1.4.1941:=${dn})`)));
  return toIds(context, [...primary, ...holders.flat()]);
}

/** What the entries say of themselves, followed upwards: the memberOf overlay of OpenLDAP, or Active Directory where nothing else may be read. */
async function memberOf(context: LdapContext, person: LdapEntry): Promise<PrincipalId[]> {
  const reached = new Map<string, LdapEntry>();
  let open = [person, ...(await primaryGroups(context, person))];
  open.slice(1).forEach((group) => reached.set(group.dn.toLowerCase(), group));
  for (let depth = 0; open.length > 0; depth++) {
    if (depth > DEEPEST || reached.size > MOST_GROUPS) throw tooMany();
    const parents = open.flatMap((entry) => wholeValues(entry, 'memberOf')).filter((dn) => !reached.has(dn.toLowerCase()));
    const read = await Promise.all([...new Set(parents)].map((dn) => readGroup(context, dn)));
    open = read.flat();
    open.forEach((group) => reached.set(group.dn.toLowerCase(), group));
  }
  return toIds(context, [...reached.values()]);
}

/** Groups that name the person, then groups that name those, until none is new: any server, with or without overlays. */
async function groupSearch(context: LdapContext, person: LdapEntry): Promise<PrincipalId[]> {
  const reached = new Map<string, LdapEntry>();
  const [uid = '', gid = ''] = [context.dialect.attributes.login, 'gidNumber'].map((name) => person.text(name) ?? '');
  const posix = new LdapFilter([uid && escapeFilter`(memberUid=${uid})`.text, gid && escapeFilter`(gidNumber=${gid})`.text].join(''));
  let found = await searchGroups(context, escapeFilter`(|${membersFilter([person.dn])}${posix})`);
  for (let depth = 0; found.length > 0; depth++) {
    if (depth > DEEPEST || reached.size > MOST_GROUPS) throw tooMany();
    const fresh = found.filter(({ dn }) => !reached.has(dn.toLowerCase()));
    fresh.forEach((group) => reached.set(group.dn.toLowerCase(), group));
    found = (await Promise.all(inSlices(fresh.map(({ dn }) => dn)).map((dns) => searchGroups(context, escapeFilter`(|${membersFilter(dns)})`)))).flat();
  }
  return toIds(context, [...reached.values()]);
}

const membersFilter = (dns: readonly string[]) => new LdapFilter(dns.map((dn) => escapeFilter`(member=${dn})(uniqueMember=${dn})`.text).join(''));
const inSlices = (dns: readonly string[]) => Array.from({ length: Math.ceil(dns.length / PER_FILTER) }, (_, index) => dns.slice(index * PER_FILTER, (index + 1) * PER_FILTER));

async function primaryGroups(context: LdapContext, person: LdapEntry): Promise<LdapEntry[]> {
  const [sid] = person.bytes('objectSid').map(readSid);
  const relative = person.text('primaryGroupID');
  return sid && relative ? searchGroups(context, escapeFilter`(objectSid=${siblingSid(sid, relative)})`) : [];
}

function searchGroups({ connection, configuration, dialect }: LdapContext, which: LdapFilter): Promise<LdapEntry[]> {
  return connection.search({ base: configuration.groupBase, scope: 'sub', filter: escapeFilter`(&${dialect.groups}${which})`, attributes: [dialect.attributes.groupId, 'memberOf'] });
}

function readGroup({ connection, dialect }: LdapContext, dn: string): Promise<LdapEntry[]> {
  return connection.search({ base: dn, scope: 'base', filter: dialect.groups, attributes: [dialect.attributes.groupId, 'memberOf'] });
}

function wholeValues(entry: LdapEntry, name: string): string[] {
  if (entry.isPartial(name)) throw tooMany();
  return entry.texts(name);
}

function toIds({ dialect }: LdapContext, groups: readonly LdapEntry[]): PrincipalId[] {
  return groups.map((group) => groupIdOf(dialect, group) ?? refusePerson('GROUPS_INCOMPLETE')).filter((id) => !isMachineLocal(id.slice('group:'.length)));
}

const tooMany = () => new ServiceUnavailable('GROUPS_TOO_MANY', `A person is in more than ${MOST_GROUPS} groups, or in groups nested deeper than ${DEEPEST}; they cannot be read whole.`, 'Narrow the group base DN, then ask again.');
