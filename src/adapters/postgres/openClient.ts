import { isIP } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import type { PostgresAliasVaultConfiguration } from '../configuration';
import { toCertificates } from '../toCertificates';

/** Milliseconds. A statement of the vault takes a few; one that waits longer waits for something that does not end. */
const CONNECT = 10_000;
const STATEMENT = 30_000;

function tlsOf({ tls, ca, host }: PostgresAliasVaultConfiguration): ClientConfig['ssl'] {
  if (!tls) return false;
  return { minVersion: 'TLSv1.2', rejectUnauthorized: true, host, ...(!isIP(host) && { servername: host }), ...(ca !== undefined && { ca: toCertificates(ca, 'The CA certificate') }) };
}

/** A client that is not connected yet. Everything is named, so that no PG... variable of the environment counts. */
export function openClient(configuration: PostgresAliasVaultConfiguration): Client {
  const { host, port, database, user, password } = configuration;
  const client = new Client({
    host, port, database, user, password: () => password, ssl: tlsOf(configuration), application_name: 'n8n-nodes-private-llm', options: '', client_encoding: 'UTF8',
    connectionTimeoutMillis: CONNECT, query_timeout: STATEMENT, statement_timeout: STATEMENT, keepAlive: true,
  });
  // Without a listener a dropped connection would end the process; the call under way reports it.
  client.on('error', () => undefined);
  return client;
}
