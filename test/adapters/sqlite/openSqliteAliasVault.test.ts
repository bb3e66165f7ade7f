import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteAliasVault } from '../../../src/adapters/sqlite/openSqliteAliasVault';
import { aliasVaultContract } from '../../contract/aliasVault';

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (place: string, key: string) => openSqliteAliasVault({ kind: 'sqlite', folder: join(folder, place), queueMode: false, allWorkersOnThisHost: false, key });

aliasVaultContract('SQLite', async (place, key) => open(place, key));

test('the file holds no value in the clear', async () => {
  const vault = open('clear', Buffer.alloc(32, 5).toString('base64'));
  await vault.save('t', new Map([['[PERSON_0123456789abcdef]', 'plain-to-see']]));
  await vault.close();
  for (const ending of ['', '-wal']) expect(readFileSync(join(folder, 'clear', `pii-vault.sqlite${ending}`), 'latin1')).not.toContain('plain-to-see');
});
