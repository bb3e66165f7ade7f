import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresAliasVaultConfiguration } from '../../../src/adapters/configuration';
import { checkPostgresAliasVault, openPostgresAliasVault } from '../../../src/adapters/postgres/openPostgresAliasVault';
import { aliasKey } from '../../../src/pii/aliases';
import { aliasVaultContract } from '../../contract/aliasVault';
import { cuttingProxy } from '../../fixtures/servers/cuttingProxy';
import { freePort } from '../../fixtures/servers/runServer';
import { findPostgres, POSTGRES_PASSWORD, type PostgresServer, startPostgres } from '../../fixtures/servers/startPostgres';

const programs = findPostgres();
const KEY = Buffer.alloc(32, 5).toString('base64');
const ALIAS = '[PERSON_0123456789abcdef]';
let server: PostgresServer;
const made = new Set<string>();

beforeAll(async () => {
  if (programs) server = await startPostgres(programs);
}, 60_000);
afterAll(() => server?.stop());

function configure(database: string, more: Partial<PostgresAliasVaultConfiguration> = {}): PostgresAliasVaultConfiguration {
  if (!made.has(database)) server.sql(`CREATE DATABASE "${database}"`);
  made.add(database);
  return { kind: 'postgres', host: '127.0.0.1', port: server.port, database, user: 'owner', password: POSTGRES_PASSWORD, tls: true, ca: server.caText, key: KEY, ...more };
}

if (programs) aliasVaultContract('PostgreSQL', async (place, key) => openPostgresAliasVault(configure(place, { key })));
else test.skip('PostgreSQL keeps the contract (Debian: apt-get install postgresql)', () => undefined);

const withServer = programs ? test : test.skip;

withServer('the tables hold no value in the clear', async () => {
  const vault = openPostgresAliasVault(configure('clear'));
  await vault.save('t', new Map([[ALIAS, 'plain-to-see']]));
  await vault.close();
  const rows = server.sql('SELECT * FROM private_llm_alias', 'clear');
  expect(rows).toContain(aliasKey(ALIAS));
  expect(rows).not.toContain('plain');
});

withServer('processes that begin at once on an empty database make its tables once and agree on every alias', async () => {
  const script = `const { openPostgresAliasVault: open } = require(${JSON.stringify(join(__dirname, '../../../src/adapters/postgres/openPostgresAliasVault.js'))});
    const vault = open(JSON.parse(process.argv[1]));
    vault.save('t', new Map(Array.from({ length: 500 }, (_, at) => ['[PERSON_' + String(at).padStart(16, '0') + ']', 'name ' + at]))).then(() => vault.close());`;
  const configuration = JSON.stringify(configure('parallel'));
  await Promise.all(Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['-e', script, configuration])));
  expect(server.sql('SELECT count(*), count(DISTINCT alias) FROM private_llm_alias', 'parallel').trim()).toBe('500|500');
}, 60_000);

withServer.each([2, 3, 4, 5, 6, 7, 8])('a connection that drops at the %ith message is an error that says so; nothing is half kept, and the next try works', async (at) => {
  const database = `dropped${at}`;
  const calm = openPostgresAliasVault(configure(database));
  await calm.find('t', []);
  const proxy = await cuttingProxy(server.port, at, 'drop');
  const vault = openPostgresAliasVault(configure(database, { port: proxy.port, tls: false }));
  const values = new Map(Array.from({ length: 50 }, (_, one) => [`[PERSON_${String(one).padStart(16, '0')}]`, `name ${one}`]));
  const error: unknown = await vault.save('t', values).catch((reason: unknown) => reason);
  if (error) expect(error).toMatchObject({ code: 'POSTGRES_UNREACHABLE', message: expect.not.stringContaining(POSTGRES_PASSWORD) });
  expect([0, 50]).toContain((await calm.find('t', [...values.keys()].map(aliasKey))).size);
  await calm.save('t', values);
  expect((await calm.find('t', [...values.keys()].map(aliasKey))).size).toBe(50);
  await Promise.all([vault.close(), calm.close()]);
  proxy.close();
}, 30_000);

withServer('a session that the administrator ends is replaced by the next call', async () => {
  const vault = openPostgresAliasVault(configure('ended'));
  await vault.save('t', new Map([[ALIAS, 'kept']]));
  server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ended'");
  await vault.find('t', [aliasKey(ALIAS)]).catch((error: unknown) => expect(error).toMatchObject({ code: 'POSTGRES_UNREACHABLE' }));
  expect([...(await vault.find('t', [aliasKey(ALIAS)])).values()]).toEqual(['kept']);
  await vault.close();
});

withServer.each([
  { why: 'a wrong password', more: { password: 'wrong-password' }, code: 'POSTGRES_LOGIN' },
  { why: 'an unknown user', more: { user: 'nobody-here' }, code: 'POSTGRES_LOGIN' },
  { why: 'an unknown database', more: { database: 'nowhere' }, code: 'POSTGRES_DATABASE' },
  { why: 'an authority that is not the server’s', more: { ca: undefined }, code: 'POSTGRES_CERTIFICATE' },
  { why: 'a CA that is no certificate', more: { ca: 'nonsense' }, code: 'CA_BROKEN' },
])('$why is an error of its own without secrets', async ({ more, code }) => {
  const configuration = { ...configure('errors'), ...more };
  await expect(checkPostgresAliasVault(configuration)).rejects.toMatchObject({ code, message: expect.not.stringMatching(/wrong-password|postgres-of-the-test/) });
});

withServer('a user without rights is told what to ask for, and one with tables that are there needs none', async () => {
  const configuration = configure('rights', { user: 'clerk', password: 'clerk-of-the-test' });
  server.sql("CREATE ROLE clerk LOGIN PASSWORD 'clerk-of-the-test'");
  await expect(checkPostgresAliasVault(configuration)).rejects.toMatchObject({ code: 'POSTGRES_RIGHTS', todo: expect.stringContaining('GRANT') });
  await checkPostgresAliasVault(configure('rights'));
  server.sql('GRANT SELECT, INSERT ON private_llm_alias, private_llm_vault TO clerk', 'rights');
  const vault = openPostgresAliasVault(configuration);
  await vault.save('t', new Map([[ALIAS, 'kept']]));
  await vault.close();
});

withServer('a vault of a newer release is refused, and the check tells the version of the server', async () => {
  const configuration = configure('newer');
  expect(await checkPostgresAliasVault(configuration)).toMatch(/^PostgreSQL \d+/);
  server.sql('INSERT INTO private_llm_vault VALUES (99)', 'newer');
  await expect(checkPostgresAliasVault(configuration)).rejects.toMatchObject({ code: 'VAULT_NEWER' });
});

test('a server that is not there is an error soon', async () => {
  const vault = openPostgresAliasVault({ kind: 'postgres', host: '127.0.0.1', port: await freePort(), database: 'd', user: 'u', password: 'secret-word', tls: false, ca: undefined, key: KEY });
  await expect(vault.find('t', ['A'])).rejects.toMatchObject({ code: 'POSTGRES_UNREACHABLE', message: expect.not.stringContaining('secret-word') });
  await vault.close();
});
