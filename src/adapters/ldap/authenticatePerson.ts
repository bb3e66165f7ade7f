import { randomUUID } from 'node:crypto';
import { refusePerson, type AccountRefusal } from '../../access/refusePerson';
import { AccessRefused } from '../../errors/AccessRefused';
import { OWN_ISSUER, type Asker } from '../../principal/Principal';
import type { LdapDirectoryConfiguration } from '../directoryConfiguration';
import { accountState } from './accountState';
import { personIdOf } from './entryIds';
import { escapeDn } from './escapeDn';
import { BindRefused } from './explainLdapError';
import { findByLogin } from './findPerson';
import { LdapConnection } from './LdapConnection';
import type { LdapEntry } from './LdapEntry';
import { toDialect } from './ldapPresets';
import { withServiceAccount } from './withServiceAccount';

/** Active Directory's numbers for a refused bind that are the account's fault, not the password's. */
const BIND_REASONS: Readonly<Record<string, AccountRefusal>> = { '530': 'OUTSIDE_HOURS', '532': 'PASSWORD_EXPIRED', '533': 'PERSON_DISABLED', '701': 'PERSON_EXPIRED', '773': 'PASSWORD_EXPIRED', '775': 'PERSON_LOCKED' };

/**
 * The person whose login name and password the server accepts. The password is tried on a connection of its own, never on the service
 * account's; an unknown name costs a refused bind as well, so that the time tells nothing.
 */
export async function authenticatePerson(configuration: LdapDirectoryConfiguration, login: string, password: string, now: () => Date): Promise<Asker> {
  if (!password) refusePerson('PASSWORD_EMPTY');
  const found = await withServiceAccount(configuration, (context) => findByLogin(context, login).catch(asRefusal));
  if (found instanceof AccessRefused) {
    await tryPassword(configuration, `${escapeDn`cn=${randomUUID()}`},${configuration.userBase}`, password).catch(asRefusal);
    throw found;
  }
  await tryPassword(configuration, found.dn, password);
  return toAsker(configuration, found, now());
}

function asRefusal(error: unknown): AccessRefused {
  if (error instanceof AccessRefused) return error;
  throw error;
}

async function tryPassword(configuration: LdapDirectoryConfiguration, dn: string, password: string): Promise<void> {
  const connection = await LdapConnection.open(configuration);
  try {
    await connection.bind(dn, password);
  } catch (error) {
    if (error instanceof BindRefused) refusePerson(BIND_REASONS[error.reason ?? ''] ?? 'PASSWORD_WRONG');
    throw error;
  } finally {
    await connection.close();
  }
}

function toAsker({ preset, attributes }: LdapDirectoryConfiguration, entry: LdapEntry, now: Date): Asker {
  const refusal = accountState(preset, entry, now);
  if (refusal) refusePerson(refusal);
  const id = personIdOf(toDialect(preset, attributes ?? {}), entry);
  return id ? { issuer: OWN_ISSUER, subject: id, assurance: 'bind' } : refusePerson('PERSON_UNKNOWN');
}
