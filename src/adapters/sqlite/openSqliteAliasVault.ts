import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { aliasKey } from '../../pii/aliases';
import type { AliasVault } from '../../pii/AliasVault';
import { decodePiiKey } from '../../pii/operators';
import { refuseTaken } from '../../pii/refuseTaken';
import { openAlias, sealAlias } from '../../pii/sealAlias';
import type { SqliteAliasVaultConfiguration } from '../configuration';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';
import type { procedures } from './vaultModule';

/** The embedded AliasVault: `pii-vault.sqlite`, every value sealed with the PII Key; the file holds no value in the clear. */
export function openSqliteAliasVault(configuration: SqliteAliasVaultConfiguration): AliasVault {
  refuseQueueMode(configuration);
  const key = decodePiiKey(configuration.key);
  const file = new SqliteFile<typeof procedures>({ path: join(configuration.folder, 'pii-vault.sqlite'), modulePath: join(__dirname, 'vaultModule.js'), synchronous: 'FULL' });
  const find = async (tenant: string, keys: readonly string[]) => {
    const rows = await file.call('find', { tenant, aliases: keys });
    return new Map(rows.map(({ alias, sealed }) => [alias, openAlias(key, tenant, alias, sealed)]));
  };
  return {
    async save(tenant, aliases) {
      const values = new Map([...aliases].map(([alias, value]) => [aliasKey(alias), value]));
      await file.call('save', { tenant, rows: [...values].map(([alias, value]) => ({ alias, sealed: sealAlias(key, tenant, alias, value, randomBytes(12)) })) });
      refuseTaken(values, await find(tenant, [...values.keys()]));
    },
    find,
    close: async () => file.close(),
  };
}
