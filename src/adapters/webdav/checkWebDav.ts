import { explainStatus } from './explainWebDav';
import { WebDavConnection } from './WebDavConnection';
import type { WebDavConfiguration } from '../configuration';

/** Whether the folder can be listed by this user, in words; throws what is wrong. */
export async function checkWebDav(server: WebDavConfiguration): Promise<string> {
  const connection = new WebDavConnection(server, { timeout: 15_000, delays: [] });
  try {
    const [self, ...others] = await connection.list('', 1);
    if (self?.isFolder !== true) throw explainStatus(self?.status ?? 207, { host: connection.base.host, path: '' });
    return `The WebDAV server answers; the folder holds ${others.length} entries.`;
  } finally {
    await connection.close();
  }
}
