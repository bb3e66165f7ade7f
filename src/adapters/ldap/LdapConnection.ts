import { connect as connectPlain } from 'node:net';
import { connect as connectSecure, type ConnectionOptions } from 'node:tls';
import { Client, type SearchOptions } from 'ldapts';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { LdapServer } from '../directoryConfiguration';
import type { LdapFilter } from './escapeFilter';
import { explainLdapError } from './explainLdapError';
import { LdapEntry } from './LdapEntry';
import { toTlsOptions } from './toTlsOptions';

export interface LdapSearch {
  readonly base: string;
  readonly scope: 'base' | 'sub';
  readonly filter: LdapFilter;
  readonly attributes: readonly string[];
}

/** Attributes whose values are no text. */
const BINARY = ['objectGUID', 'objectSid', 'tokenGroups', 'sIDHistory', 'logonHours'];

/**
 * One encrypted connection to a directory server, for one request. It never opens a second one: where it drops, every later call fails,
 * since the client would come back unbound, and in plain text after StartTLS. Referrals and aliases are not followed.
 */
export class LdapConnection {
  private constructor(
    private readonly client: Client,
    private readonly server: LdapServer,
  ) {}

  /** Connects and secures the connection before anything else is sent; throws what is wrong in words, and never falls back to plain text. */
  static async open(server: LdapServer): Promise<LdapConnection> {
    const tls = await toTlsOptions(server);
    const client = new Client({
      url: server.url, timeout: server.timeout, connectTimeout: server.connectTimeout, strictDN: true, autoRebind: false,
      createConnection: once(connectPlain, server), createSecureConnection: once(connectSecure, server), ...(server.security === 'ldaps' && { tlsOptions: tls }),
    });
    const connection = new LdapConnection(client, server);
    if (server.security === 'startTls') await connection.upgrade(tls);
    return connection;
  }

  /** An empty password would be a bind as nobody that succeeds (RFC 4513, 5.1.2), so it is refused unsent. */
  async bind(dn: string, password: string): Promise<void> {
    if (!dn || !password) throw new ServiceUnavailable('LDAP_BIND_EMPTY', 'A bind needs a name and a password; one of them is empty.', 'Fill in both.');
    await this.attempt(() => this.client.bind(dn, password));
  }

  /** All entries found, in pages; references to other servers are left out. */
  async search({ base, scope, filter, attributes }: LdapSearch): Promise<LdapEntry[]> {
    const options = { scope, filter: filter.text, attributes: [...attributes], explicitBufferAttributes: BINARY, derefAliases: 'never' as const, paged: scope === 'sub' && { pageSize: 500 } } satisfies SearchOptions;
    const { searchEntries } = await this.attempt(() => this.client.search(base, options));
    return searchEntries.map((entry) => new LdapEntry(entry));
  }

  async close(): Promise<void> {
    await this.client.unbind().catch(() => undefined);
  }

  private async upgrade(tls: ConnectionOptions): Promise<void> {
    const { timeout } = this.server;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('StartTLS: Operation timed out')), timeout)));
    try {
      await this.attempt(() => Promise.race([this.client.startTLS(tls), late]));
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async attempt<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw explainLdapError(error, this.server);
    }
  }
}

/** Lets a connect function run once. */
function once<F extends (...args: never[]) => unknown>(connect: F, { url }: LdapServer): F {
  let used = false;
  const guarded = (...args: Parameters<F>) => {
    if (used) throw new ServiceUnavailable('LDAP_DROPPED', `The connection to ${url} was dropped.`, 'Ask again; if it happens often, ask whoever runs the directory server.');
    used = true;
    return connect(...args);
  };
  return guarded as unknown as F;
}
