import type { LdapDirectoryConfiguration } from '../../../src/adapters/directoryConfiguration';
import { checkLdap } from '../../../src/adapters/ldap/checkLdap';
import { openLdapDirectory } from '../../../src/adapters/ldap/openLdapDirectory';
import { OWN_ISSUER } from '../../../src/principal/Principal';
import { describeDirectory } from '../../contract/directory';
import { passwordOf, PORTAL } from '../../fixtures/sampleDirectory';
import { dnOf, hasSamba, HOST, startSambaDomain, SUFFIX, toAccount, type SambaDomain } from '../../fixtures/servers/startSambaDomain';
import { HOSTILE_NAMES } from './hostileNames';

let domain: SambaDomain;
beforeAll(async () => {
  if (hasSamba()) domain = await startSambaDomain();
}, 180_000);
afterAll(() => domain?.stop());

const open = (more: Partial<LdapDirectoryConfiguration> = {}) => openLdapDirectory({ ...domain.configuration, ...more });
const ask = (subject: string, more?: Partial<LdapDirectoryConfiguration>) => open(more).resolve({ issuer: PORTAL, subject, assurance: 'token' });
const byName = (name: string, more?: Partial<LdapDirectoryConfiguration>) => open(more).resolve({ issuer: OWN_ISSUER, subject: `user:${name}`, assurance: 'token' });
const refusal = (promise: Promise<unknown>) => promise.then(() => 'let in', (error: { code?: string; reason?: string }) => error.reason ?? error.code);

describeDirectory('Active Directory by tokenGroups', hasSamba(), () => open());
describeDirectory('Active Directory by the matching rule in chain', hasSamba(), () => open({ wayToGroups: 'inChain' }));
describeDirectory('Active Directory by memberOf', hasSamba(), () => open({ wayToGroups: 'memberOf' }));
describeDirectory('Active Directory over StartTLS', hasSamba(), () => open({ security: 'startTls', url: `ldap://${HOST}` }));

(hasSamba() ? describe : describe.skip)('Active Directory under attack', () => {
  test('hostile names are nobody, as a subject, a login, an own name and a name in a rule', async () => {
    for (const name of HOSTILE_NAMES) {
      const got = [await refusal(ask(name)), await refusal(byName(name)), await refusal(open().authenticate(name, passwordOf('wang.jianhong'))), ...(await open().resolveNames([name, `group:${name}`])).values()];
      expect([name.slice(0, 40), ...got]).toEqual([name.slice(0, 40), 'PERSON_UNKNOWN', 'PERSON_UNKNOWN', 'PERSON_UNKNOWN', 'unknown', 'unknown']);
    }
  }, 120_000);

  test('the primary group counts, and the groups that it is in, however groups are found', async () => {
    domain.modify(`dn: ${dnOf('all-staff')}\nchangetype: add\nobjectClass: group\nsAMAccountName: all-staff\nmember: CN=Domain Users,CN=Users,${SUFFIX}\n`);
    const names = await open().resolveNames(['all-staff', 'Domain Users']);
    for (const wayToGroups of ['tokenGroups', 'inChain', 'memberOf'] as const) {
      const { groups } = await ask('E0023', { wayToGroups });
      for (const id of names.values()) expect([wayToGroups, groups.includes(id as never)]).toEqual([wayToGroups, true]);
      expect(groups.filter((id) => id.startsWith('group:S-1-5-32-'))).toEqual([]);
    }
  });

  test('names resolve by SID and GUID, by sAMAccountName and by CN; Everyone is everyone, and groups of one machine are nobody', async () => {
    const { user, groups } = await ask('E0023');
    const guid = user.slice('user:'.length);
    const [sid] = groups.map((id) => id.slice('group:'.length));
    const names = await open().resolveNames([guid, `user:${guid}`, sid!, 'S-1-1-0', 'S-1-5-11', 'S-1-5-32-544', 'S-1-5-21-1-2-3-4444', 'Domain Admins', '00000000-0000-0000-0000-000000000000']);
    expect([...names.values()]).toEqual([user, user, `group:${sid}`, 'everyone', 'everyone', 'unknown', 'unknown', expect.stringMatching(/^group:S-1-5-21-.*-512$/), 'unknown']);
  });

  test('a CN that two units hold is ambiguous', async () => {
    domain.modify(`dn: OU=branch,${SUFFIX}\nchangetype: add\nobjectClass: organizationalUnit\n\ndn: CN=hr,OU=branch,${SUFFIX}\nchangetype: add\nobjectClass: group\nsAMAccountName: hr-branch\n`);
    expect((await open().resolveNames(['hr'])).get('hr')).toBe('ambiguous');
    domain.modify(`dn: CN=hr,OU=branch,${SUFFIX}\nchangetype: delete\n`);
  });

  const change = (name: string, lines: string) => domain.modify(`dn: ${dnOf(name)}\nchangetype: modify\n${lines}\n`);
  const states: [why: string, more: string, lines: string, reason: string][] = [
    ['disabled', '', 'replace: userAccountControl\nuserAccountControl: 514', 'PERSON_DISABLED'],
    ['expired', '', 'replace: accountExpires\naccountExpires: 132539328000000000', 'PERSON_EXPIRED'],
    ['one whose password must change', '', 'replace: pwdLastSet\npwdLastSet: 0', 'PASSWORD_EXPIRED'],
    ['outside of its logon hours', '', `replace: logonHours\nlogonHours:: ${Buffer.alloc(21).toString('base64')}`, 'OUTSIDE_HOURS'],
  ];
  states.forEach(([why, more, lines, reason], index) =>
    test(`an account that is ${why} is refused at the next question and at a bind, groups remembered or not`, async () => {
      const name = `state${index}`;
      domain.modify(toAccount(name, more));
      const remembering = { cacheSeconds: 300 };
      expect(await refusal(byName(name, remembering))).toBe('let in');
      expect(await open().authenticate(name, passwordOf(name))).toMatchObject({ issuer: OWN_ISSUER, assurance: 'bind', subject: expect.stringMatching(/^user:/) });
      change(name, lines);
      expect(await refusal(byName(name, remembering))).toBe(reason);
      expect(await refusal(open().authenticate(name, passwordOf(name)))).toBe(reason);
    }));

  test('three wrong passwords lock the account, for the right one too', async () => {
    domain.modify(toAccount('careless'));
    for (let tries = 0; tries < 3; tries++) expect(await refusal(open().authenticate('careless', 'wrong'))).toMatch(/^(PASSWORD_WRONG|PERSON_LOCKED)$/);
    expect(await refusal(open().authenticate('careless', passwordOf('careless')))).toBe('PERSON_LOCKED');
    expect(await refusal(byName('careless'))).toBe('PERSON_LOCKED');
  });

  test('empty passwords, computers and the service account without a portal number get nowhere', async () => {
    expect(await refusal(open().authenticate('wang.jianhong', ''))).toBe('PASSWORD_EMPTY');
    expect(await refusal(byName('DC1$'))).toBe('PERSON_UNKNOWN');
    expect(await refusal(ask('n8n'))).toBe('PERSON_UNKNOWN');
  });

  test('a removed membership works at once without memory, and within the credential\'s seconds with it', async () => {
    domain.modify(toAccount('mover', 'employeeNumber: E0100\n') + `dn: ${dnOf('finance')}\nchangetype: modify\nadd: member\nmember: ${dnOf('mover')}\n`);
    const [finance] = (await open().resolveNames(['finance'])).values();
    const has = async (cacheSeconds: number) => (await ask('E0100', { cacheSeconds })).groups.includes(finance as never);
    expect([await has(0), await has(1)]).toEqual([true, true]);
    change('finance', `delete: member\nmember: ${dnOf('mover')}`);
    expect(await has(0)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await has(1)).toBe(false);
  });

  test('plain text is refused by the server itself, and ours offers none', async () => {
    const said = await checkLdap({ ...domain.configuration, security: 'ldaps', url: `ldaps://${HOST}:389` }, new Date()).catch((error: Error) => error.message);
    expect(said).toMatch(/TLS|closed/);
  });

  test('the connection test says what it found', async () => {
    expect(await checkLdap(domain.configuration, new Date())).toMatch(/^LDAPS and bind work: \d+ people, \d+ of them refused at present, and \d+ groups\.$/);
    await expect(checkLdap({ ...domain.configuration, bindPassword: 'wrong' }, new Date())).rejects.toThrow(/^Bind refused: .*\(data 52e\)/);
  });
});
