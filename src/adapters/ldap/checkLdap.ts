import { ConfigurationError } from '../../errors/ConfigurationError';
import type { LdapDirectoryConfiguration } from '../directoryConfiguration';
import { accountState } from './accountState';
import { groupIdOf, personIdOf } from './entryIds';
import { LdapFilter } from './escapeFilter';
import { searchPeople } from './findPerson';
import type { LdapContext } from './LdapContext';
import { withServiceAccount } from './withServiceAccount';

/** Whether people and groups can be read with this credential, in words with numbers; throws what is missing. Writes nothing. */
export function checkLdap(configuration: LdapDirectoryConfiguration, now: Date): Promise<string> {
  return withServiceAccount(configuration, async (context) => {
    const people = await searchPeople(context, configuration.userBase, 'sub', new LdapFilter(''));
    const groups = await searchGroups(context);
    requireReadable(people.length, people.filter((entry) => personIdOf(context.dialect, entry)).length, context.dialect.attributes.id, 'people');
    requireReadable(groups.length, groups.filter((entry) => groupIdOf(context.dialect, entry)).length, context.dialect.attributes.groupId, 'groups');
    const states = people.map((entry) => accountState(configuration.preset, entry, now));
    if (states.every((state) => state === 'STATE_UNREADABLE')) throw new ConfigurationError('LDAP_STATE_UNREADABLE', 'The service account may not read whether accounts are disabled, locked or expired.', 'Give it the right to read the account attributes of people.');
    return `${configuration.security === 'ldaps' ? 'LDAPS' : 'StartTLS'} and bind work: ${people.length} people, ${states.filter(Boolean).length} of them refused at present, and ${groups.length} groups.`;
  });
}

const searchGroups = ({ connection, configuration, dialect }: LdapContext) => connection.search({ base: configuration.groupBase, scope: 'sub', filter: dialect.groups, attributes: [dialect.attributes.groupId] });

function requireReadable(found: number, identified: number, attribute: string, what: string): void {
  if (found === 0) throw new ConfigurationError('LDAP_NOBODY', `The service account finds no ${what} under the base DN.`, 'Correct the base DN, the preset or the filter, or the rights of the account.');
  if (identified < found) throw new ConfigurationError('LDAP_ID_UNREADABLE', `The service account reads ${attribute} of ${identified} of ${found} ${what}.`, 'Give it the right to read this attribute, or name another one.');
}
