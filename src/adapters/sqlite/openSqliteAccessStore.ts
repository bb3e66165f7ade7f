import { join } from 'node:path';
import type { ApiTokenStore } from '../../access/ApiToken';
import type { UsageStore } from '../../access/UsageStore';
import type { AccessStoreConfiguration } from '../configuration';
import type { procedures } from './accessModule';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';

/** API tokens and the use of limits in one place. */
export type AccessStore = ApiTokenStore & UsageStore & { close(): Promise<void> };

/** The embedded AccessStore: `access.sqlite`, each revocation on disk before it is reported. */
export function openSqliteAccessStore(configuration: AccessStoreConfiguration): AccessStore {
  refuseQueueMode(configuration);
  const file = new SqliteFile<typeof procedures>({ path: join(configuration.folder, 'access.sqlite'), modulePath: join(__dirname, 'accessModule.js'), synchronous: 'FULL' });
  return {
    addToken: (token, hash) => file.call('addToken', { token, hash }),
    useToken: (tenant, hash, now) => file.call('useToken', { tenant, hash, now }),
    revokeToken: (tenant, id, now) => file.call('revokeToken', { tenant, id, now }),
    listTokens: (tenant) => file.call('listTokens', { tenant }),
    countQuestion: (key, perMinute, now) => file.call('countQuestion', { key, perMinute, now }),
    tokensUsed: (key, day) => file.call('tokensUsed', { key, day }),
    reserveTokens: (key, day, tokens, perDay) => file.call('reserveTokens', { key, day, tokens, perDay }),
    addTokens: (key, day, tokens) => file.call('addTokens', { key, day, tokens }),
    close: async () => file.close(),
  };
}
