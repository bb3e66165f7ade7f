import { ConfigurationError } from '../../errors/ConfigurationError';
import type { LdapDirectoryConfiguration } from '../directoryConfiguration';
import { BindRefused } from './explainLdapError';
import { LdapConnection } from './LdapConnection';
import type { LdapContext } from './LdapContext';
import { toDialect } from './ldapPresets';

/** Runs `use` on a connection of its own, bound as the service account, and closes it whatever happens. */
export async function withServiceAccount<T>(configuration: LdapDirectoryConfiguration, use: (context: LdapContext) => Promise<T>): Promise<T> {
  const connection = await LdapConnection.open(configuration);
  try {
    await connection.bind(configuration.bindDn, configuration.bindPassword).catch(asServiceAccount);
    return await use({ connection, configuration, dialect: toDialect(configuration.preset, configuration.attributes ?? {}) });
  } finally {
    await connection.close();
  }
}

function asServiceAccount(error: unknown): never {
  if (!(error instanceof BindRefused)) throw error;
  throw new ConfigurationError('LDAP_BIND_REFUSED', `Bind refused: the server does not accept the Bind DN with this password${error.reason ? ` (data ${error.reason})` : ''}.`, 'Correct Bind DN and Bind Password in the Directory credential; the account may also be locked or its password expired.', { cause: error });
}
