import { createHash } from 'node:crypto';
import type { Directory, ListedPerson } from '../../access/Directory';
import { refusePerson } from '../../access/refusePerson';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Asker, Principal, PrincipalId } from '../../principal/Principal';
import type { LdapDirectoryConfiguration } from '../directoryConfiguration';
import { accountState } from './accountState';
import { authenticatePerson } from './authenticatePerson';
import { personIdOf } from './entryIds';
import { LdapFilter } from './escapeFilter';
import { findGroups } from './findGroups';
import { findPerson, searchPeople } from './findPerson';
import { CALL_SECONDS, GroupCache } from './GroupCache';
import type { LdapContext } from './LdapContext';
import type { LdapEntry } from './LdapEntry';
import { resolveLdapName } from './resolveLdapName';
import { withServiceAccount } from './withServiceAccount';

const groupCache = new GroupCache();

/**
 * A Directory on Active Directory or OpenLDAP. Every call opens its own connection and reads anew whether the account may be used;
 * only the groups of a person are remembered, for the credential's seconds. A server that does not answer means no principal.
 */
export function openLdapDirectory(configuration: LdapDirectoryConfiguration, now: () => Date = () => new Date()): Directory {
  const cacheKey = createHash('sha256').update(JSON.stringify(configuration)).digest('base64');
  const groupsOf = cachedGroups(configuration, cacheKey, now);
  return {
    resolve: (asker) => withServiceAccount(configuration, (context) => resolve(context, asker, groupsOf, now())),
    authenticate: (login, password) => authenticatePerson(configuration, login, password, now),
    resolveNames: async (names) => withServiceAccount(configuration, async (context) => {
      const resolved = new Map();
      for (const name of names) resolved.set(name, await resolveLdapName(context, name));
      return resolved;
    }),
    listPeople: (limit) => withServiceAccount(configuration, (context) => listPeople(context, limit, groupsOf, now())),
    async close() {},
  };
}

type GroupsOf = (context: LdapContext, person: LdapEntry, user: PrincipalId) => Promise<readonly PrincipalId[]>;

async function resolve(context: LdapContext, asker: Asker, groupsOf: GroupsOf, now: Date): Promise<Principal> {
  const person = await findPerson(context, asker);
  const refusal = accountState(context.configuration.preset, person, now);
  return refusal ? refusePerson(refusal) : toPrincipal(context, person, groupsOf, now);
}

async function toPrincipal(context: LdapContext, person: LdapEntry, groupsOf: GroupsOf, now: Date): Promise<Principal> {
  const user = personIdOf(context.dialect, person);
  if (!user) throw new ServiceUnavailable('LDAP_ID_UNREADABLE', `The service account may not read ${context.dialect.attributes.id}, which identifies people.`, 'Give it the right to read this attribute, or name another one in the credential.');
  const expiresAt = new Date(now.getTime() + CALL_SECONDS * 1000).toISOString();
  return { tenant: context.configuration.tenant, user, groups: await groupsOf(context, person, user), resolvedAt: now.toISOString(), expiresAt };
}

function cachedGroups({ cacheSeconds }: LdapDirectoryConfiguration, cacheKey: string, now: () => Date): GroupsOf {
  return async (context, person, user) => {
    const key = `${cacheKey} ${user}`;
    const known = groupCache.get(key, cacheSeconds, now().getTime());
    if (known) return known;
    const groups = await findGroups(context, person);
    if (cacheSeconds > 0) groupCache.set(key, groups, now().getTime());
    return groups;
  };
}

async function listPeople(context: LdapContext, limit: number, groupsOf: GroupsOf, now: Date): ReturnType<Directory['listPeople']> {
  const found = await searchPeople(context, context.configuration.userBase, 'sub', new LdapFilter(''));
  const active = found.filter((entry) => !accountState(context.configuration.preset, entry, now));
  const people: ListedPerson[] = [];
  for (const entry of active.slice(0, limit)) people.push({ name: entry.text(context.dialect.attributes.name) ?? '', principal: await toPrincipal(context, entry, groupsOf, now) });
  return { people, more: active.length > limit };
}
