import type { FileSource } from '../../document/FileSource';
import { walkWebDav } from './walkWebDav';
import { WebDavConnection, type WebDavTiming } from './WebDavConnection';
import type { WebDavConfiguration } from '../configuration';

/** A folder of a WebDAV server (Nextcloud, Synology, Apache, IIS) as a source. Throws ConfigurationError for an address that may not be used. */
export function openWebDav(server: WebDavConfiguration, timing?: WebDavTiming): FileSource {
  const connection = new WebDavConnection(server, timing);
  return {
    list: (selection) => walkWebDav(connection, selection),
    read: (path, maxBytes, signal) => connection.get(path, maxBytes, signal),
    close: () => connection.close(),
  };
}
