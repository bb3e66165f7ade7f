import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { readCaCertificates } from '../readCaCertificates';
import type { LdapServer } from '../directoryConfiguration';

/** TLS 1.2 or later with the server's name checked, against the CA of the credential or, where none is given, those that Node knows. */
export async function toTlsOptions(server: LdapServer): Promise<ConnectionOptions> {
  const host = new URL(server.url).hostname.replace(/^\[|\]$/g, '');
  const ca = await readCaCertificates(server);
  return { host, ...(!isIP(host) && { servername: host }), minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca && { ca }) };
}
