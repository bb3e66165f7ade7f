import type { Client } from 'pg';
import { ConfigurationError } from '../../errors/ConfigurationError';

const VERSION = 1;
/** Any number that nothing else locks in this database: two processes must not make the tables at once. */
const LOCK = 7_305_418_226;
const UNDEFINED_TABLE = '42P01';

async function versionOf(client: Client): Promise<number | undefined> {
  try {
    const { rows } = await client.query<{ version: number }>('SELECT max(version) AS version FROM private_llm_vault');
    return rows[0]?.version;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE) return undefined;
    throw error;
  }
}

async function make(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await client.query('CREATE TABLE IF NOT EXISTS private_llm_alias (tenant text NOT NULL, alias text NOT NULL, sealed text NOT NULL, PRIMARY KEY (tenant, alias))');
  await client.query('CREATE TABLE IF NOT EXISTS private_llm_vault (version integer PRIMARY KEY)');
  await client.query('INSERT INTO private_llm_vault (version) VALUES ($1) ON CONFLICT DO NOTHING', [VERSION]);
  await client.query('COMMIT');
}

/** Makes the vault's tables where they are missing; those of a newer release are refused. */
export async function prepareVault(client: Client): Promise<void> {
  const version = (await versionOf(client)) ?? (await make(client), VERSION);
  if (version <= VERSION) return;
  throw new ConfigurationError('VAULT_NEWER', `The vault in PostgreSQL has version ${version}, this release knows ${VERSION}.`, 'Update n8n-nodes-private-llm.');
}
