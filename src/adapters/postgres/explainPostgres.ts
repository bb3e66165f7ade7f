import { ConfigurationError } from '../../errors/ConfigurationError';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { PostgresAliasVaultConfiguration } from '../configuration';
import { explainTls } from '../explainTls';

type Explain = (configuration: PostgresAliasVaultConfiguration) => PrivateLlmError;

const refused: Explain = ({ user, host }) => new ServiceUnavailable('POSTGRES_LOGIN', `PostgreSQL at ${host} refuses the user ${user}.`, 'Check user and password in the PII Key credential, and that pg_hba.conf lets this host in.');
const noDatabase: Explain = ({ database, host }) => new ConfigurationError('POSTGRES_DATABASE', `PostgreSQL at ${host} has no database ${database}.`, 'Correct the database in the PII Key credential, or create it.');
const noRight: Explain = ({ user }) => new ConfigurationError('POSTGRES_RIGHTS', `The user ${user} may not make or use the vault's tables.`, `Let an administrator run: GRANT CREATE, USAGE ON SCHEMA public TO "${user}".`);

/** By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: Readonly<Record<string, Explain>> = { '28P01': refused, '28000': refused, '3D000': noDatabase, '42501': noRight, '3F000': noRight };

const codeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined);

/** What went wrong, in our words; the server's own may name values, so they are not passed on. */
export function explainPostgres(error: unknown, configuration: PostgresAliasVaultConfiguration): PrivateLlmError {
  if (error instanceof PrivateLlmError) return error;
  const [code, { host, port, tls }] = [codeOf(error), configuration];
  const known = code === undefined ? undefined : BY_STATE[code];
  if (known) return known(configuration);
  if (error instanceof Error && error.message.includes('does not support SSL')) return new ConfigurationError('POSTGRES_NO_TLS', `PostgreSQL at ${host} speaks without TLS only.`, 'Switch TLS on in the server (ssl = on), or off in the PII Key credential if the network between is trusted.');
  if (tls && code && explainTls(code)) return new ServiceUnavailable('POSTGRES_CERTIFICATE', `The certificate of PostgreSQL at ${host} is not trusted (${code}).`, 'Put the CA certificate of the server into the PII Key credential, and use the name that is in the certificate.');
  return new ServiceUnavailable('POSTGRES_UNREACHABLE', `PostgreSQL at ${host}:${port} cannot be used${code ? ` (${code})` : ''}.`, 'Check that it runs and its address in the PII Key credential, and run the item again: what is kept already stays as it is.');
}
