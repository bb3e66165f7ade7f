import { ConfigurationError } from '../../errors/ConfigurationError';
import type { WebDavConfiguration } from '../configuration';

const EXAMPLES = 'Write it like https://cloud.company.example/remote.php/dav/files/USER/ (Nextcloud) or https://nas.company.example:5006/SHARE/ (Synology).';

/** The address of the folder, ending in `/`. Refuses what is no address, carries a password, or would send one in the open. */
export function webDavAddress({ url, allowPlainHttp = false, folder = '' }: WebDavConfiguration): URL {
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password || parsed.search || parsed.hash || !isUtf8(parsed.pathname))
    throw new ConfigurationError('WEBDAV_URL', 'The WebDAV address is not an http or https address without a user and password.', EXAMPLES);
  if (parsed.protocol === 'http:' && !allowPlainHttp && !isThisMachine(parsed.hostname))
    throw new ConfigurationError('WEBDAV_PLAIN_HTTP', `${parsed.host} would be asked without TLS: the password and the documents could be read on the way.`, 'Write https://, or switch on Allow Plain HTTP in the WebDAV credential.');
  const segments = folder.split('/').map((segment) => segment.trim()).filter(Boolean);
  if (segments.some((segment) => segment === '.' || segment === '..')) throw new ConfigurationError('WEBDAV_FOLDER', 'The folder on the server has a part "." or "..".', 'Write the folder below the address of the credential, e.g. 人資/規章.');
  const base = parsed.href.endsWith('/') ? parsed.href : `${parsed.href}/`;
  return new URL(segments.map((segment) => `${encodeURIComponent(segment)}/`).join(''), base);
}

const isThisMachine = (hostname: string) => hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);

function isUtf8(pathname: string): boolean {
  try {
    return decodeURIComponent(pathname) !== '';
  } catch {
    return false;
  }
}
