import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { LdapServer } from '../directoryConfiguration';
import { toCertificates } from '../toCertificates';

/** TLS 1.2 or later with the server's name checked, against the CA of the credential or, where none is given, those that Node knows. */
export async function toTlsOptions({ url, ca, caFile }: LdapServer): Promise<ConnectionOptions> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const pem = ca ?? (caFile ? await readCa(caFile) : undefined);
  return { host, ...(!isIP(host) && { servername: host }), minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(pem !== undefined && { ca: toCertificates(pem, caFile && !ca ? `The CA file ${caFile}` : 'The CA certificate') }) };
}

async function readCa(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ConfigurationError('CA_UNREADABLE', `The CA file ${path} cannot be read.`, 'Check the path and that n8n may read the file.', { cause });
  });
}
