import { refusePerson } from '../../access/refusePerson';
import { MAIL_ISSUER, OWN_ISSUER, type Asker } from '../../principal/Principal';
import { STATE_ATTRIBUTES } from './accountState';
import { escapeFilter, LdapFilter } from './escapeFilter';
import type { LdapContext } from './LdapContext';
import type { LdapEntry } from './LdapEntry';
import { isGuid } from './securityIds';

/** The one entry of an asker: by the attribute that the issuer's subjects stand in, or by id or login name where our own nodes name the person. */
export async function findPerson(context: LdapContext, { issuer, subject }: Asker): Promise<LdapEntry> {
  if (issuer === OWN_ISSUER) return findByOwnName(context, subject.replace(/^user:/, ''));
  const login = context.configuration.logins.find((one) => one.issuer === issuer)?.attribute ?? (issuer === MAIL_ISSUER ? context.dialect.attributes.mail : undefined);
  return login ? findByAttribute(context, login, subject) : refusePerson('ISSUER_UNKNOWN');
}

/** By the login name that a person types, e.g. wang.jianhong. */
export function findByLogin(context: LdapContext, login: string): Promise<LdapEntry> {
  return findByAttribute(context, context.dialect.attributes.login, login);
}

function findByOwnName(context: LdapContext, name: string): Promise<LdapEntry> {
  return isGuid(name) ? findById(context, name) : findByLogin(context, name);
}

async function findById(context: LdapContext, guid: string): Promise<LdapEntry> {
  const { id } = context.dialect.attributes;
  // Active Directory takes an objectGUID in a filter as raw bytes only, but as text in this form of a name (MS-ADTS 3.1.1.3.1.2.4).
  if (id.toLowerCase() === 'objectguid') return one(await searchPeople(context, `<GUID=${guid}>`, 'base', EVERYBODY));
  return one(await searchPeople(context, context.configuration.userBase, 'sub', escapeFilter`(${attribute(id)}=${guid})`));
}

/** Servers compare loosely (case, spaces, accents); only what differs in case alone is the same subject to us. */
async function findByAttribute(context: LdapContext, name: string, value: string): Promise<LdapEntry> {
  if (!value.trim()) refusePerson('PERSON_UNKNOWN');
  const found = await searchPeople(context, context.configuration.userBase, 'sub', escapeFilter`(${attribute(name)}=${value})`, [name]);
  return one(found.filter((entry) => entry.texts(name).some((held) => folded(held) === folded(value))));
}

export const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const EVERYBODY = new LdapFilter('');
/** Attribute names come from the credential; checked there, they are structure. */
export const attribute = (name: string): LdapFilter => new LdapFilter(name);

/** People under a base who match a condition and the credential's own filter, with what is needed to judge them. */
export function searchPeople({ connection, configuration, dialect }: LdapContext, base: string, scope: 'base' | 'sub', which: LdapFilter, more: readonly string[] = []): Promise<LdapEntry[]> {
  const { id, login, name, mail } = dialect.attributes;
  const own = new LdapFilter(configuration.userFilter ?? '');
  const attributes = [...new Set([id, login, name, mail, 'objectSid', 'primaryGroupID', 'gidNumber', 'memberOf', ...STATE_ATTRIBUTES[configuration.preset], ...more])];
  return connection.search({ base, scope, filter: escapeFilter`(&${dialect.people}${own}${which})`, attributes });
}

function one(found: readonly LdapEntry[]): LdapEntry {
  if (found.length > 1) refusePerson('PERSON_AMBIGUOUS');
  return found[0] ?? refusePerson('PERSON_UNKNOWN');
}
