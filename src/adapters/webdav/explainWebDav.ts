import { InvalidInput } from '../../errors/InvalidInput';
import type { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { explainTls } from '../explainTls';

/** What was asked of the server: its host, and the path below the address of the source. */
export interface Asked {
  readonly host: string;
  readonly path: string;
}

const NOT_WEBDAV = 'Check the address: Nextcloud has https://HOST/remote.php/dav/files/USER/, Synology https://HOST:5006/SHARE/ where the package WebDAV Server is installed.';

/** What a busy server or a proxy before one that restarts answers: asked again, it may answer well. */
const PASSING = new Set([429, 502, 503, 504]);

/** The error for an answer other than the wanted one. */
export function explainStatus(status: number, { host, path }: Asked, location?: string): PrivateLlmError {
  const what = path ? `${path} on ${host}` : `The WebDAV folder on ${host}`;
  if (status === 401) return new ServiceUnavailable('WEBDAV_LOGIN', `${host} refused the user or password (401).`, 'Check both in the WebDAV credential. Nextcloud wants an app password (Settings, Security) where two factors or single sign-on are used.');
  if (status === 403) return new ServiceUnavailable('WEBDAV_FORBIDDEN', `${what} may not be read by this user (403).`, 'Share it with the user of the WebDAV credential.');
  if (status === 404 || status === 410) return new ServiceUnavailable('WEBDAV_MISSING', `${what} is not there (${status}).`, 'Check the address and the folder; what was deleted while it was listed is gone in the next run.');
  if (status >= 300 && status < 400) return new ServiceUnavailable('WEBDAV_REDIRECT', `${what} sends on${location ? ` to ${location}` : ''} (${status}), which was not followed.`, 'Write the address that the server itself uses into the credential.');
  if (PASSING.has(status)) return new ServiceUnavailable('WEBDAV_UNAVAILABLE', `${host} answered ${status} for ${path || 'its folder'}.`, 'Run again when the server is well; nothing was deleted.');
  if (status >= 500 && status !== 501) return new ServiceUnavailable('WEBDAV_ERROR', `${host} answered ${status} for ${path || 'its folder'}.`, 'Look into the log of the server, then run again; nothing was deleted.');
  return new ServiceUnavailable('WEBDAV_NOT_SPOKEN', `${host} does not answer as a WebDAV server at this address (${status}).`, NOT_WEBDAV);
}

/** The code of an error of Node, TLS or the client. */
export const codeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined);

/** The error of a request that got no answer, or half of one. Its cause is left out: it may carry headers. */
export function explainNetwork(error: unknown, { host, path }: Asked): PrivateLlmError {
  const code = codeOf(error) ?? 'no answer';
  const tls = explainTls(code);
  if (tls) return new ServiceUnavailable('WEBDAV_TLS', `The TLS connection to ${host} failed (${code}).`, /CERT|SIGNED|VERIFY/.test(code) ? 'Give the certificate of your CA in the WebDAV credential, and use the name that stands in the server\'s certificate.' : tls);
  return new ServiceUnavailable('WEBDAV_UNREACHABLE', `${host} could not be reached or broke off${path ? ` at ${path}` : ''} (${code}).`, 'Check the address, and that this n8n reaches the server; nothing was deleted.');
}

export const tooSlow = ({ host, path }: Asked, milliseconds: number) => new ServiceUnavailable('WEBDAV_TIMEOUT', `${host} did not give ${path || 'its folder'} within ${milliseconds / 1000} s.`, 'Run again when the server is less busy; nothing was deleted.');
export const brokenAnswer = ({ host, path }: Asked, why: string) => new ServiceUnavailable('WEBDAV_ANSWER_BROKEN', `The list of ${path || 'the folder'} from ${host} cannot be used: ${why}.`, 'Run again. If it stays, look into the log of the server; a proxy before it must keep paths and the host name.');
export const notBelow = ({ host, path }: Asked, why: string) => new InvalidInput('WEBDAV_HREF_REFUSED', `${host} names something in ${path || 'its folder'} that ${why}; it was left out.`, 'If a proxy stands before the server, let it keep paths and the host name.');
