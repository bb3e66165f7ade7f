import type { Directory } from '../../src/access/Directory';
import { OWN_ISSUER, type Asker, type PrincipalId } from '../../src/principal/Principal';
import { toAccessFilter } from '../../src/principal/AccessFilter';
import { bare, numberOf, PORTAL, SAMPLE } from '../fixtures/sampleDirectory';

const token = (subject: string, issuer = PORTAL): Asker => ({ issuer, subject, assurance: 'token' });

/** What every Directory over the people of sample/ does, whatever its ids look like. `open` is called for each test. */
export function describeDirectory(name: string, available: boolean, open: () => Directory): void {
  const check = (title: string, run: (directory: Directory) => Promise<void>) =>
    test(title, async () => {
      const directory = open();
      try {
        await run(directory);
      } finally {
        await directory.close();
      }
    });

  (available ? describe : describe.skip)(`a directory: ${name}`, () => {
    check('knows each active person by the portal\'s number, with the groups that the names of groups resolve to', async (directory) => {
      const names = await directory.resolveNames(SAMPLE.groups.map(({ id }) => bare(id)));
      for (const person of SAMPLE.people.filter(({ disabled }) => !disabled)) {
        const principal = await directory.resolve(token(numberOf(person)));
        const expected = groupsOf(person.id).map((id) => names.get(bare(id)));
        expect([person.id, expected.filter((id) => !principal.groups.includes(id as PrincipalId))]).toEqual([person.id, []]);
        const others = SAMPLE.groups.map(({ id }) => names.get(bare(id))).filter((id) => !expected.includes(id));
        expect([person.id, others.filter((id) => principal.groups.includes(id as PrincipalId))]).toEqual([person.id, []]);
        expect((await directory.resolve({ issuer: OWN_ISSUER, subject: principal.user, assurance: 'token' })).user).toBe(principal.user);
        expect(toAccessFilter(principal, new Date()).anyOf).toContain(principal.user);
      }
    });

    check('resolves names of people, groups and everyone, bare or prefixed, and gives the unknown as unknown', async (directory) => {
      const names = await directory.resolveNames(['wang.jianhong', 'user:wang.jianhong', 'group:wang.jianhong', 'hr', 'group:hr', 'user:hr', 'everyone', 'nobody.at.all', '*', '']);
      const { user } = await directory.resolve(token('E0023'));
      expect([names.get('wang.jianhong'), names.get('user:wang.jianhong')]).toEqual([user, user]);
      expect(names.get('hr')).toMatch(/^group:/);
      expect(names.get('group:hr')).toBe(names.get('hr'));
      expect(['group:wang.jianhong', 'user:hr', 'nobody.at.all', '*', ''].map((each) => names.get(each))).toEqual(Array(5).fill('unknown'));
      expect(names.get('everyone')).toBe('everyone');
    });

    check('refuses the departed, the unknown and other issuers in the same words', async (directory) => {
      const askers = [token('E0050'), token('E9999'), token('E0023', 'https://other.example'), token(''), token('*'), token('E00*'), token('E0023)(uid=*'), { ...token('user:hr', OWN_ISSUER) }];
      const messages = await Promise.all(askers.map((asker) => directory.resolve(asker).then(() => 'let in', (error: Error & { code?: string }) => `${error.code}: ${error.message}`)));
      expect(new Set(messages)).toEqual(new Set(['PERSON_REFUSED: The directory does not let this person ask.']));
    });
  });
}

/** A second, simpler walk than the product's. */
function groupsOf(id: string): string[] {
  const own = SAMPLE.groups.filter(({ members }) => members.includes(id)).map((group) => group.id);
  return [...new Set([...own, ...own.flatMap(groupsOf)])];
}
