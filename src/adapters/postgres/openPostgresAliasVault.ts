import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { aliasKey } from '../../pii/aliases';
import type { AliasVault } from '../../pii/AliasVault';
import { decodePiiKey } from '../../pii/operators';
import { refuseTaken } from '../../pii/refuseTaken';
import { openAlias, sealAlias } from '../../pii/sealAlias';
import type { PostgresAliasVaultConfiguration } from '../configuration';
import { explainPostgres } from './explainPostgres';
import { openClient } from './openClient';
import { prepareVault } from './vaultTable';

/** PostgreSQL holds no NUL in a text, so no alias has one. */
const canBeKept = (alias: string) => !alias.includes('\0');

async function findIn(client: Client, key: Buffer, tenant: string, aliases: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ alias: string; sealed: string }>('SELECT alias, sealed FROM private_llm_alias WHERE tenant = $1 AND alias = ANY($2::text[])', [tenant, aliases.filter(canBeKept)]);
  return new Map(rows.map(({ alias, sealed }) => [alias, openAlias(key, tenant, alias, sealed)]));
}

/** In one transaction; in order of the aliases, so that no two processes wait for each other. */
async function saveIn(client: Client, key: Buffer, tenant: string, values: ReadonlyMap<string, string>): Promise<void> {
  const aliases = [...values.keys()].sort();
  const sealed = aliases.map((alias) => sealAlias(key, tenant, alias, values.get(alias) ?? '', randomBytes(12)));
  await client.query('BEGIN');
  await client.query('INSERT INTO private_llm_alias (tenant, alias, sealed) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING', [tenant, aliases, sealed]);
  refuseTaken(values, await findIn(client, key, tenant, aliases));
  await client.query('COMMIT');
}

async function connectClient(configuration: PostgresAliasVaultConfiguration): Promise<Client> {
  const client = openClient(configuration);
  await client.connect();
  await prepareVault(client);
  return client;
}

/** The AliasVault in PostgreSQL, for many n8n workers on many hosts: every value sealed with the PII Key before it leaves. One connection, made by the first call. */
export function openPostgresAliasVault(configuration: PostgresAliasVaultConfiguration): AliasVault {
  const key = decodePiiKey(configuration.key);
  let connected: Promise<Client> | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const use = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await work(await (connected ??= connectClient(configuration)));
    } catch (error) {
      // What failed may have left a transaction or a dead connection: the next call begins anew.
      await end();
      throw explainPostgres(error, configuration);
    }
  };
  // One after another: a transaction belongs to the connection, not to the call.
  const using = <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const mine = before.then(() => use(work));
    before = mine.catch(() => undefined);
    return mine;
  };
  const end = async () => {
    const client = await connected?.catch(() => undefined);
    connected = undefined;
    await client?.end().catch(() => undefined);
  };
  return {
    save: (tenant, aliases) => using((client) => saveIn(client, key, tenant, new Map([...aliases].map(([alias, value]) => [aliasKey(alias), value])))),
    find: (tenant, keys) => using((client) => findIn(client, key, tenant, keys)),
    close: () => before.then(end),
  };
}

/** The server's version once it has answered and the vault's tables are there. */
export async function checkPostgresAliasVault(configuration: PostgresAliasVaultConfiguration): Promise<string> {
  const client = openClient(configuration);
  try {
    await client.connect();
    await prepareVault(client);
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    return `PostgreSQL ${rows[0]?.version ?? ''}`;
  } catch (error) {
    throw explainPostgres(error, configuration);
  } finally {
    await client.end().catch(() => undefined);
  }
}
