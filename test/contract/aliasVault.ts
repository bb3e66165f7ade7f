import type { AliasVault } from '../../src/pii/AliasVault';
import { aliasKey } from '../../src/pii/aliases';

const KEY = Buffer.alloc(32, 5).toString('base64');
const PHONE = '[PHONE_NUMBER_0123456789abcdef]';
const MAIL = '[EMAIL_ADDRESS_fedcba9876543210]';
const asked = [PHONE, MAIL].map(aliasKey);

/** What every AliasVault promises. Each `open` with the same `place` reaches the same vault. */
export function aliasVaultContract(name: string, open: (place: string, key: string) => Promise<AliasVault>): void {
  describe(name, () => {
    let count = 0;
    let place: string;
    let vault: AliasVault;
    beforeEach(async () => {
      place = `vault${process.pid}n${count++}`;
      vault = await open(place, KEY);
    });
    afterEach(() => vault.close());

    test('gives back what was kept, to the character, by the key of the alias', async () => {
      const value = "０９１２ '; DROP TABLE x; -- \\ \n \u{1F600} e\u0301 \0 end";
      await vault.save('t', new Map([[PHONE, value], [MAIL, '']]));
      expect(await vault.find('t', asked)).toEqual(new Map([[aliasKey(PHONE), value], [aliasKey(MAIL), '']]));
    });

    test('keeps values when it is opened again, and saving the same again changes nothing', async () => {
      for (let times = 0; times < 3; times++) await vault.save('t', new Map([[PHONE, '0912345678']]));
      await vault.close();
      const again = await open(place, KEY);
      expect(await again.find('t', asked)).toEqual(new Map([[aliasKey(PHONE), '0912345678']]));
      await again.close();
    });

    test('keeps tenants apart', async () => {
      await vault.save('one', new Map([[PHONE, 'first']]));
      await vault.save('two', new Map([[PHONE, 'second']]));
      expect([...(await vault.find('one', asked)).values(), ...(await vault.find('two', asked)).values(), ...(await vault.find('three', asked)).values()]).toEqual(['first', 'second']);
    });

    test('refuses an alias that stands for another value already, and the first one stays', async () => {
      await vault.save('t', new Map([[PHONE, 'first']]));
      await expect(vault.save('t', new Map([[PHONE, 'second']]))).rejects.toMatchObject({ code: 'ALIAS_TAKEN', message: expect.not.stringMatching(/first|second/) });
      expect([...(await vault.find('t', asked)).values()]).toEqual(['first']);
    });

    test('refuses what another key sealed, without showing it', async () => {
      await vault.save('t', new Map([[PHONE, 'of-the-first-key']]));
      const other = await open(place, Buffer.alloc(32, 6).toString('base64'));
      await expect(other.find('t', asked)).rejects.toMatchObject({ code: 'VAULT_KEY', message: expect.not.stringContaining('first-key') });
      await other.close();
    });

    test('finds nothing for what was never kept, whatever it holds', async () => {
      expect(await vault.find('t', ['', 'UNKNOWN', "'; --", 'WITH\0NUL', '\ud800'])).toEqual(new Map());
      expect(await vault.find('t', [])).toEqual(new Map());
    });

    test('keeps many at once from several holders, each alias once', async () => {
      const aliases = new Map(Array.from({ length: 300 }, (_, at) => [`[PERSON_${String(at).padStart(16, '0')}]`, `name ${at}`]));
      const others = await Promise.all([1, 2, 3].map(() => open(place, KEY)));
      await Promise.all([...others, vault, vault].map((one) => one.save('t', aliases)));
      expect((await vault.find('t', [...aliases.keys()].map(aliasKey))).size).toBe(300);
      await Promise.all(others.map((one) => one.close()));
    });
  });
}
