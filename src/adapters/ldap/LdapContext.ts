import type { LdapDirectoryConfiguration } from '../directoryConfiguration';
import type { LdapConnection } from './LdapConnection';
import type { LdapDialect } from './ldapPresets';

/** What every look-up needs: a connection bound as the service account, and how this server writes things. */
export interface LdapContext {
  readonly connection: LdapConnection;
  readonly configuration: LdapDirectoryConfiguration;
  readonly dialect: LdapDialect;
}
