import { z } from 'zod';
import type { WebDavConfiguration } from '../../src/adapters/configuration';
import { ConfigurationError } from '../../src/errors/ConfigurationError';

const text = z.string().trim().default('');
const webDav = z.object({ baseUrl: text, user: text, password: z.string().default(''), ca: z.enum(['system', 'text', 'file']).default('system'), caText: text, caFile: text, allowPlainHttp: z.boolean().default(false) });

/** A WebDAV credential as the adapter takes it. */
export function toWebDavConfiguration(credential: unknown): WebDavConfiguration {
  const { baseUrl, user, password, ca, caText, caFile, allowPlainHttp } = webDav.parse(credential);
  if (!baseUrl) throw new ConfigurationError('CREDENTIAL_INCOMPLETE', 'The WebDAV credential has no Base URL.', 'Open the credential and fill in Base URL.');
  return { url: baseUrl, user, password, allowPlainHttp, ...(ca === 'text' && { ca: caText }), ...(ca === 'file' && { caFile }) };
}
