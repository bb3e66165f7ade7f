import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests start for themselves, the names they go by, the Debian package that brings them, and what is tested with them. */
export const SERVICES = {
  apache: { programs: ['apache2'], debian: 'apache2-bin', tests: 'the WebDAV source on a real Apache, and its workflow' },
  chromium: { programs: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium', tests: 'the pages of the workflows and of the editor' },
  dovecot: { programs: ['dovecot'], debian: 'dovecot-imapd', tests: 'reading mails, and the workflow that drafts replies' },
  openssl: { programs: ['openssl'], debian: 'openssl', tests: 'the installation through the community nodes screen' },
  slapd: { programs: ['slapd'], debian: 'slapd', tests: 'the directory on a real OpenLDAP' },
  ldapmodify: { programs: ['ldapmodify'], debian: 'ldap-utils', tests: 'the directory on a real OpenLDAP and a real domain controller' },
  postgres: { programs: ['postgres'], debian: 'postgresql', tests: 'the vault of aliases on a real PostgreSQL' },
  rclone: { programs: ['rclone'], debian: 'rclone', tests: 'the WebDAV source on a second real server' },
  redis: { programs: ['redis-server'], debian: 'redis-server', tests: 'the cache on a real Redis' },
  samba: { programs: ['samba'], debian: 'samba-ad-dc', tests: 'the directory on a real domain controller' },
};

const POSTGRES = '/usr/lib/postgresql';

/** Debian keeps each version's programs of PostgreSQL in a folder of its own. */
const postgresFolders = () => (existsSync(POSTGRES) ? readdirSync(POSTGRES).map((version) => join(POSTGRES, version, 'bin')) : []);

/** The full path of the first program of a service that is installed, or undefined. */
export function findService(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...postgresFolders()];
  return SERVICES[name].programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(existsSync);
}
