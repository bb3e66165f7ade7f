import { openFileDirectory } from '../../../src/adapters/file/openFileDirectory';
import { openLdapDirectory } from '../../../src/adapters/ldap/openLdapDirectory';
import { describeDirectory } from '../../contract/directory';
import { hasOpenLdap, startOpenLdap, type OpenLdapServer } from '../../fixtures/servers/startOpenLdap';

let server: OpenLdapServer;
beforeAll(async () => {
  if (hasOpenLdap()) server = await startOpenLdap();
});
afterAll(() => server?.stop());

describeDirectory('file', true, () => openFileDirectory({ kind: 'file', path: 'sample/directory.yaml', tenant: 'default', cacheSeconds: 0 }));
describeDirectory('OpenLDAP by group search', hasOpenLdap(), () => openLdapDirectory(server.configuration));
describeDirectory('OpenLDAP by memberOf', hasOpenLdap(), () => openLdapDirectory({ ...server.configuration, wayToGroups: 'memberOf' }));
describeDirectory('OpenLDAP over StartTLS', hasOpenLdap(), () => openLdapDirectory({ ...server.configuration, security: 'startTls', url: `ldap://127.0.0.1:${server.ports.ldap}` }));
