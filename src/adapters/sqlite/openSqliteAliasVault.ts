import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { InvalidInput } from '../../errors/InvalidInput';
import { aliasKey } from '../../pii/aliases';
import type { AliasVault } from '../../pii/AliasVault';
import { decodePiiKey } from '../../pii/operators';
import { openAlias, sealAlias } from '../../pii/sealAlias';
import type { AliasVaultConfiguration } from '../configuration';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';
import type { procedures } from './vaultModule';

/** The embedded AliasVault: `pii-vault.sqlite`, every value sealed with the PII Key; the file holds no value in the clear. */
export function openSqliteAliasVault(configuration: AliasVaultConfiguration): AliasVault {
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
      const kept = await find(tenant, [...values.keys()]);
      if ([...values].some(([alias, value]) => kept.get(alias) !== value)) throw new InvalidInput('ALIAS_TAKEN', 'An alias in the vault stands for another value.', 'Clean the text with a token instead of the vault.');
    },
    find,
    close: async () => file.close(),
  };
}
