import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '../errors/ConfigurationError';
import { toCertificates } from './toCertificates';

/** Who vouches for a server: certificates in PEM form, or a file of such. */
export interface CaChoice {
  readonly ca?: string;
  readonly caFile?: string;
}

/** The chosen certificates, each checked to be one, or undefined where those that Node knows are to count. Throws CA_UNREADABLE or CA_BROKEN. */
export async function readCaCertificates({ ca, caFile }: CaChoice): Promise<string[] | undefined> {
  const pem = ca ?? (caFile ? await readCa(caFile) : undefined);
  return pem === undefined ? undefined : [...toCertificates(pem, caFile && !ca ? `The CA file ${caFile}` : 'The CA certificate')];
}

async function readCa(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ConfigurationError('CA_UNREADABLE', `The CA file ${path} cannot be read.`, 'Check the path and that n8n may read the file.', { cause });
  });
}
