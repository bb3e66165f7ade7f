import type { LdapAttributes, LdapPreset } from '../directoryConfiguration';
import { LdapFilter } from './escapeFilter';

/** How one kind of server writes people and groups; a credential may name other attributes. */
export interface LdapDialect {
  readonly attributes: LdapAttributes;
  readonly people: LdapFilter;
  readonly groups: LdapFilter;
  /** Names that IT writes in access rules, beside the identifiers. */
  readonly personNames: readonly string[];
  readonly groupNames: readonly string[];
  readonly wayToGroups: 'tokenGroups' | 'groupSearch';
}

export const LDAP_DIALECTS = {
  activeDirectory: {
    attributes: { id: 'objectGUID', login: 'sAMAccountName', name: 'displayName', mail: 'mail', groupId: 'objectSid' },
    // 805306368 is an ordinary account: neither a computer nor a trust.
    people: new LdapFilter('(&(objectCategory=person)(objectClass=user)(sAMAccountType=805306368))'),
    groups: new LdapFilter('(objectClass=group)'),
    personNames: ['sAMAccountName', 'userPrincipalName', 'cn'],
    groupNames: ['sAMAccountName', 'cn'],
    wayToGroups: 'tokenGroups',
  },
  openLdap: {
    attributes: { id: 'entryUUID', login: 'uid', name: 'cn', mail: 'mail', groupId: 'entryUUID' },
    people: new LdapFilter('(|(objectClass=inetOrgPerson)(objectClass=posixAccount))'),
    groups: new LdapFilter('(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=groupOfMembers))'),
    personNames: ['uid', 'cn'],
    groupNames: ['cn'],
    wayToGroups: 'groupSearch',
  },
} satisfies Readonly<Record<LdapPreset, LdapDialect>>;

/** The dialect of a credential: the preset's, with the credential's own attribute names in its place. */
export function toDialect(preset: LdapPreset, own: Partial<LdapAttributes>): LdapDialect {
  const dialect: LdapDialect = LDAP_DIALECTS[preset];
  const attributes = { ...dialect.attributes, ...own };
  const personNames = [...new Set([attributes.login, ...dialect.personNames])];
  return { ...dialect, attributes, personNames };
}
