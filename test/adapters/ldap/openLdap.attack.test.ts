import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { LdapDirectoryConfiguration } from '../../../src/adapters/directoryConfiguration';
import { checkLdap } from '../../../src/adapters/ldap/checkLdap';
import { escapeFilter } from '../../../src/adapters/ldap/escapeFilter';
import { LdapConnection } from '../../../src/adapters/ldap/LdapConnection';
import { openLdapDirectory } from '../../../src/adapters/ldap/openLdapDirectory';
import { OWN_ISSUER } from '../../../src/principal/Principal';
import { passwordOf, PORTAL, SAMPLE } from '../../fixtures/sampleDirectory';
import { cuttingProxy } from '../../fixtures/servers/cuttingProxy';
import { makeCertificates } from '../../fixtures/servers/makeCertificates';
import { hasOpenLdap, PEOPLE, startOpenLdap, type OpenLdapServer } from '../../fixtures/servers/startOpenLdap';
import { HOSTILE_NAMES } from './hostileNames';

(hasOpenLdap() ? describe : describe.skip)('an OpenLDAP directory under attack', () => {
  let server: OpenLdapServer;
  beforeAll(async () => (server = await startOpenLdap()));
  afterAll(() => server?.stop());
  const open = (more: Partial<LdapDirectoryConfiguration> = {}) => openLdapDirectory({ ...server.configuration, ...more });
  const ask = (subject: string, more?: Partial<LdapDirectoryConfiguration>) => open(more).resolve({ issuer: PORTAL, subject, assurance: 'token' });
  const refusal = (promise: Promise<unknown>) => promise.then(() => 'let in', (error: { code?: string; reason?: string }) => error.reason ?? error.code);

  test.each(HOSTILE_NAMES)('%j is nobody, as a subject, a login, an own name and a name in a rule', async (name) => {
    expect(await refusal(ask(name))).toBe('PERSON_UNKNOWN');
    expect(await refusal(open().resolve({ issuer: OWN_ISSUER, subject: `user:${name}`, assurance: 'token' }))).toBe('PERSON_UNKNOWN');
    expect(await refusal(open().authenticate(name, passwordOf('wang.jianhong')))).toBe('PERSON_UNKNOWN');
    expect([...(await open().resolveNames([name, `group:${name}`])).values()]).toEqual(['unknown', 'unknown']);
  });

  test('spaces and accents that the server would overlook make another subject', async () => {
    expect((await ask('E0023')).user).toMatch(/^user:/);
    expect(await refusal(ask(' E0023'))).toBe('PERSON_UNKNOWN');
    expect(await refusal(ask('E0023  '))).toBe('PERSON_UNKNOWN');
  });

  test.each([
    { why: 'the right password', login: 'wang.jianhong', password: passwordOf('wang.jianhong'), expected: 'let in' },
    { why: 'a wrong one', login: 'wang.jianhong', password: 'wrong', expected: 'PASSWORD_WRONG' },
    { why: 'none, which the server would take as nobody', login: 'wang.jianhong', password: '', expected: 'PASSWORD_EMPTY' },
    { why: 'a password for a name that does not exist', login: 'nobody', password: 'x', expected: 'PERSON_UNKNOWN' },
    { why: 'the right password of a locked account', login: 'yang.zhiwei', password: passwordOf('yang.zhiwei'), expected: 'PASSWORD_WRONG' },
    { why: 'the service account, who is no person', login: 'n8n', password: 'service-of-the-test', expected: 'PERSON_UNKNOWN' },
  ])('a bind with $why', async ({ login, password, expected }) => expect(await refusal(open().authenticate(login, password))).toBe(expected));

  test('all who are refused at a bind read the same words', async () => {
    const tries = [['wang.jianhong', 'wrong'], ['nobody', 'x'], ['wang.jianhong', ''], ['yang.zhiwei', passwordOf('yang.zhiwei')]] as const;
    const words = await Promise.all(tries.map(([login, password]) => open().authenticate(login, password).catch((error: Error & { code: string; todo: string }) => [error.code, error.message, error.todo].join(' '))));
    expect(new Set(words).size).toBe(1);
  });

  const states: [why: string, change: string, undo: string, reason: string][] = [
    ['locked by the password policy', 'add: pwdAccountLockedTime\npwdAccountLockedTime: 20260101000000Z', 'delete: pwdAccountLockedTime', 'PERSON_LOCKED'],
    ['over by the password policy', 'add: pwdEndTime\npwdEndTime: 20260101000000Z', 'delete: pwdEndTime', 'PERSON_EXPIRED'],
    ['not yet begun by the password policy', 'add: pwdStartTime\npwdStartTime: 20990101000000Z', 'delete: pwdStartTime', 'PERSON_EXPIRED'],
    ['must change the password', 'add: pwdReset\npwdReset: TRUE', 'delete: pwdReset', 'PASSWORD_EXPIRED'],
    ['expired by shadowAccount', 'add: objectClass\nobjectClass: shadowAccount\n-\nadd: shadowExpire\nshadowExpire: 20000', 'delete: objectClass\nobjectClass: shadowAccount\n-\ndelete: shadowExpire', 'PERSON_EXPIRED'],
    ['password too old by shadowAccount', 'add: objectClass\nobjectClass: shadowAccount\n-\nadd: shadowLastChange\nshadowLastChange: 19000\n-\nadd: shadowMax\nshadowMax: 90', 'delete: objectClass\nobjectClass: shadowAccount\n-\ndelete: shadowLastChange\n-\ndelete: shadowMax', 'PASSWORD_EXPIRED'],
  ];
  test.each(states)('an account that is %s is refused at the next question, groups remembered or not', async (_why, change, undo, reason) => {
    const entry = `dn: uid=cai.yijun,${PEOPLE}\nchangetype: modify\n`;
    const remembering = { cacheSeconds: 300 };
    await ask('E0098', remembering);
    server.modify(entry + change);
    expect(await refusal(ask('E0098', remembering))).toBe(reason);
    server.modify(entry + undo);
    expect((await ask('E0098', remembering)).groups.length).toBe(3);
  });

  test('a person whom the credential\'s own filter leaves out is unknown', async () => {
    expect(await refusal(ask('E0098', { userFilter: '(!(uid=cai.yijun))' }))).toBe('PERSON_UNKNOWN');
  });

  test('two entries with one subject are refused, since which of them asks is a guess', async () => {
    server.modify(`dn: uid=twin,${PEOPLE}\nchangetype: add\nobjectClass: inetOrgPerson\nuid: twin\ncn: twin\nsn: t\nemployeeNumber: E0071`);
    expect(await refusal(ask('E0071'))).toBe('PERSON_AMBIGUOUS');
    server.modify(`dn: uid=twin,${PEOPLE}\nchangetype: delete`);
  });

  test('a removed membership works at once without memory, and groups in a ring are walked once', async () => {
    const before = await ask('E0098');
    server.modify('dn: cn=interns,ou=groups,dc=formosa,dc=example\nchangetype: modify\nadd: member\nmember: cn=engineering,ou=groups,dc=formosa,dc=example');
    expect((await ask('E0098')).groups).toEqual(before.groups);
    server.modify('dn: cn=interns,ou=groups,dc=formosa,dc=example\nchangetype: modify\ndelete: member\nmember: uid=cai.yijun,ou=people,dc=formosa,dc=example');
    expect((await ask('E0098')).groups).toEqual([]);
    server.modify('dn: cn=interns,ou=groups,dc=formosa,dc=example\nchangetype: modify\nadd: member\nmember: uid=cai.yijun,ou=people,dc=formosa,dc=example\n-\ndelete: member\nmember: cn=engineering,ou=groups,dc=formosa,dc=example');
    expect((await ask('E0098')).groups).toEqual(before.groups);
  });

  describe('when the server fails', () => {
    const through = async (security: 'ldaps' | 'startTls', at: number, how: 'drop' | 'silence') => {
      const proxy = await cuttingProxy(security === 'ldaps' ? server.ports.ldaps : server.ports.ldap, at, how);
      const started = Date.now();
      const code = await refusal(ask('E0023', { security, url: `${security === 'ldaps' ? 'ldaps' : 'ldap'}://127.0.0.1:${proxy.port}`, timeout: 400, connectTimeout: 400 }));
      proxy.close();
      return { code, connections: proxy.connections, milliseconds: Date.now() - started };
    };

    test.each(['ldaps', 'startTls'] as const)('a connection dropped at any step is an error, never a second connection (%s)', async (security) => {
      for (let at = 1; at <= 7; at++) {
        const { code, connections } = await through(security, at, 'drop');
        if (code === 'let in') return expect(at).toBeGreaterThan(4);
        expect([at, code, connections.length]).toEqual([at, 'LDAP_DROPPED', 1]);
      }
    });

    test.each(['ldaps', 'startTls'] as const)('a server that falls silent at any step is given up in time (%s)', async (security) => {
      for (let at = 1; at <= 7; at++) {
        const { code, connections, milliseconds } = await through(security, at, 'silence');
        if (code === 'let in') return expect(at).toBeGreaterThan(4);
        expect([at, code, connections.length]).toEqual([at, 'LDAP_TIMEOUT', 1]);
        expect(milliseconds).toBeLessThan(2_000);
      }
    });

    test.each(['ldaps', 'startTls'] as const)('a connection that was dropped between two calls is not opened again, unbound or in plain text (%s)', async (security) => {
      const proxy = await cuttingProxy(security === 'ldaps' ? server.ports.ldaps : server.ports.ldap, 99, 'drop');
      const { bindDn, bindPassword } = server.configuration;
      const connection = await LdapConnection.open({ ...server.configuration, timeout: 400, security, url: `${security === 'ldaps' ? 'ldaps' : 'ldap'}://127.0.0.1:${proxy.port}` });
      await connection.bind(bindDn, bindPassword);
      proxy.dropAll();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const search = () => connection.search({ base: PEOPLE, scope: 'base', filter: escapeFilter`(objectClass=*)`, attributes: ['ou'] });
      // After StartTLS the client notices only by the missing answer.
      expect(await refusal(search())).toBe(security === 'ldaps' ? 'LDAP_DROPPED' : 'LDAP_TIMEOUT');
      expect([await refusal(connection.bind(bindDn, bindPassword)), await refusal(search())]).toEqual(['LDAP_DROPPED', 'LDAP_DROPPED']);
      expect(proxy.connections).toHaveLength(1);
      proxy.close();
    });

    test('no name or password is ever sent in plain text', async () => {
      const { connections } = await through('startTls', 99, 'drop');
      const sent = Buffer.concat(connections.flat()).toString('latin1');
      for (const secret of ['service-of-the-test', 'cn=n8n', 'E0023']) expect(sent).not.toContain(secret);
    });

    test('nobody is let in from memory while the server is away', async () => {
      const remembering = { cacheSeconds: 300 };
      await ask('E0023', remembering);
      expect(await refusal(ask('E0023', { ...remembering, url: 'ldaps://127.0.0.1:1' }))).toBe('LDAP_UNREACHABLE');
    });

    test('a referral is not followed, whether the search meets it or begins at it', async () => {
      let visits = 0;
      const trap = createServer(() => visits++).listen(0, '127.0.0.1');
      await once(trap, 'listening');
      const elsewhere = `ldap://127.0.0.1:${(trap.address() as AddressInfo).port}/ou=people,dc=other`;
      server.modify(`dn: ou=away,${PEOPLE}\nchangetype: add\nobjectClass: referral\nobjectClass: extensibleObject\nou: away\nref: ${elsewhere}`);
      expect((await ask('E0023')).user).toMatch(/^user:/);
      expect(await refusal(ask('E0023', { userBase: `ou=away,${PEOPLE}` }))).toBe('LDAP_REFERRAL');
      expect(visits).toBe(0);
      trap.close();
    });
  });

  describe('the connection test says in words', () => {
    const says = (more: Partial<LdapDirectoryConfiguration>) => checkLdap({ ...server.configuration, ...more }, new Date()).catch((error: Error & { todo: string }) => `${error.message} ${error.todo}`);
    const other = () => makeCertificates(server.folder, 'IP:127.0.0.1', 'other');

    test('what it found', async () => expect(await says({})).toBe(`LDAPS and bind work: ${SAMPLE.people.length} people, 1 of them refused at present, and ${SAMPLE.groups.length} groups.`));
    test.each<[why: string, more: () => Partial<LdapDirectoryConfiguration>, words: RegExp]>([
      ['a wrong password', () => ({ bindPassword: 'wrong' }), /Bind refused: the server does not accept the Bind DN with this password/],
      ['a wrong Bind DN', () => ({ bindDn: 'cn=nobody,dc=formosa,dc=example' }), /Bind refused/],
      ['an empty password', () => ({ bindPassword: '' }), /one of them is empty/],
      ['another CA file', () => ({ caFile: other().caFile }), /The CA file .* does not belong to the certificate of ldaps:/],
      ['a pasted CA of another', () => ({ ca: other().caText, caFile: undefined }), /The CA certificate does not belong to the certificate/],
      ['no CA at all', () => ({ caFile: undefined }), /The CA certificate is missing that signed the certificate/],
      ['a CA file that is no certificate', () => ({ caFile: 'package.json' }), /The CA file package.json does not hold a certificate/],
      ['a CA file that is not there', () => ({ caFile: '/nowhere/ca.pem' }), /The CA file \/nowhere\/ca.pem cannot be read/],
      ['a name that the certificate does not bear', () => ({ url: `ldaps://localhost:${server.ports.ldaps}` }), /certificate of the server is for another name/],
      ['LDAPS on the port of StartTLS', () => ({ url: `ldaps://127.0.0.1:${server.ports.ldap}` }), /speak(s)? TLS|LDAPS on 636/],
      ['nothing there', () => ({ url: 'ldaps://127.0.0.1:1' }), /Nothing listens at ldaps:\/\/127.0.0.1:1/],
      ['a base DN that does not exist', () => ({ userBase: 'ou=none,dc=formosa,dc=example' }), /knows no entry under the base DN/],
      ['a base DN of another form', () => ({ userBase: 'people' }), /A DN has the wrong form/],
      ['a filter that finds nobody', () => ({ userFilter: '(uid=nobody)' }), /finds no people under the base DN/],
      ['a filter with a parenthesis too few', () => ({ userFilter: '((uid=nobody)' }), /The filter has the wrong form/],
      ['the other preset', () => ({ preset: 'activeDirectory' as const }), /finds no people/],
    ])('%s', async (_why, more, words) => {
      const said = await says(more());
      expect(said).toMatch(words);
      expect(said).not.toContain('service-of-the-test');
    });
  });
});
