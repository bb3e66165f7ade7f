import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTokenDirectory } from '../../../src/adapters/oidc/openTokenDirectory';
import { verifyToken } from '../../../src/adapters/oidc/verifyToken';
import type { TokenIssuerConfiguration } from '../../../src/adapters/directoryConfiguration';

const NOW = new Date('2026-03-04T05:06:07Z');
const AT = NOW.getTime() / 1000;
const mine = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = mine.publicKey.export({ type: 'spki', format: 'pem' }).toString();

let server: Server;
let asked = 0;
let configuration: TokenIssuerConfiguration;
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [{ ...mine.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  configuration = { issuer: 'https://sso.example', audience: 'private-llm', algorithm: 'RS256', keys: { kind: 'url', url }, subjectClaim: 'sub', groupClaim: 'groups' };
});
afterAll(() => server.close());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const GOOD = { iss: 'https://sso.example', aud: 'private-llm', sub: 'wang', iat: AT - 10, exp: AT + 60, groups: ['hr', 'rd'] };
function sign(claims: object, header: object = {}, key: KeyObject = mine.privateKey): string {
  const text = `${encode({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header })}.${encode({ ...GOOD, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}
function signShared(secret: string): string {
  const text = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(GOOD)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
const check = (token: string, more: Partial<TokenIssuerConfiguration> = {}) => verifyToken({ ...configuration, ...more }, token, NOW);

test('takes a good token by the issuer\'s key set, which is fetched once, and by a pasted key', async () => {
  const expected = { issuer: 'https://sso.example', subject: 'wang', assurance: 'token', token: { groups: ['hr', 'rd'], groupsIncomplete: false, issuedAt: AT - 10, expiresAt: AT + 60 } };
  for (let times = 0; times < 3; times++) expect(await check(sign({}))).toEqual(expected);
  expect(asked).toBe(1);
  expect(await check(sign({}), { keys: { kind: 'pem', pem: publicPem } })).toEqual(expected);
});

test.each<[why: string, claims: object]>([
  ['a list of audiences with ours', { aud: ['other-app', 'private-llm'] }],
  ['an end four seconds ago, as clocks differ', { exp: AT - 4 }],
  ['a beginning in four seconds, as clocks differ', { nbf: AT + 4, iat: AT + 4 }],
])('takes %s', async (_why, claims) => expect(await check(sign(claims))).toMatchObject({ subject: 'wang' }));

test('follows an issuer that changes its keys, no more than half a minute late', async () => {
  let [current, kid, fetched] = [mine, 'k1', 0];
  const rotating = createServer((_request, response) => {
    fetched++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [{ ...current.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] }));
  }).listen(0, '127.0.0.1');
  await once(rotating, 'listening');
  const keys = { kind: 'url', url: `http://127.0.0.1:${(rotating.address() as AddressInfo).port}/keys` } as const;
  expect(await check(sign({}), { keys })).toMatchObject({ subject: 'wang' });
  [current, kid] = [other, 'k2'];
  const byNewKey = sign({}, { kid: 'k2' }, other.privateKey);
  await expect(check(byNewKey, { keys })).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  jest.useFakeTimers({ now: Date.now() + 31_000, doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'setInterval', 'clearTimeout', 'queueMicrotask', 'performance', 'hrtime'] });
  expect(await check(byNewKey, { keys })).toMatchObject({ subject: 'wang' });
  await expect(check(sign({}), { keys })).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  jest.useRealTimers();
  expect(fetched).toBe(2);
  rotating.close();
});

test.each<[why: string, token: () => string]>([
  ['another issuer', () => sign({ iss: 'https://evil.example' })],
  ['no issuer', () => sign({ iss: undefined })],
  ['another audience', () => sign({ aud: 'other-app' })],
  ['no audience', () => sign({ aud: undefined })],
  ['an expired token', () => sign({ exp: AT - 60 })],
  ['a token without an end', () => sign({ exp: undefined })],
  ['a token without a beginning', () => sign({ iat: undefined })],
  ['a token from the future', () => sign({ nbf: AT + 600 })],
  ['a token that was made later than now', () => sign({ iat: AT + 600 })],
  ['an end six seconds ago', () => sign({ exp: AT - 6 })],
  ['a list of other audiences', () => sign({ aud: ['other-app', 'another'] })],
  ['an empty list of audiences', () => sign({ aud: [] })],
  ['a signature by another key', () => sign({}, {}, other.privateKey)],
  ['an unknown key id', () => sign({}, { kid: 'k2' })],
  ['no signature and alg none', () => `${encode({ alg: 'none' })}.${encode(GOOD)}.`],
  ['the public key as a shared secret', () => signShared(publicPem)],
  ['a changed payload', () => sign({}).replace(/\.[^.]+\./, `.${encode({ ...GOOD, sub: 'ceo' })}.`)],
  ['a key that the token brings itself', () => sign({}, { jwk: other.publicKey.export({ format: 'jwk' }), kid: undefined }, other.privateKey)],
  ['a critical header that nobody knows', () => sign({}, { crit: ['x'], x: 1 })],
  ['a subject that is no text', () => sign({ sub: { $ne: '' } })],
  ['an empty subject', () => sign({ sub: '' })],
  ['words', () => 'not.a.token'],
  ['nothing', () => ''],
  ['a token of a megabyte', () => 'a'.repeat(1_000_000)],
])('refuses %s in the same words', async (_why, token) => {
  await expect(check(token())).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: 'The token is not accepted.' });
});

test('refuses a good signature of an algorithm that is not the pinned one', () => expect(check(sign({}), { algorithm: 'PS256' })).rejects.toMatchObject({ code: 'TOKEN_REFUSED' }));
test('says when the key server is at fault, and lets nobody in', () => expect(check(sign({}), { keys: { kind: 'url', url: 'http://127.0.0.1:1/keys' } })).rejects.toMatchObject({ code: 'KEY_SET_UNREADABLE' }));
test('refuses a key set over plain http', () => expect(check(sign({}), { keys: { kind: 'url', url: 'http://sso.example/keys' } })).rejects.toMatchObject({ code: 'KEY_SET_INSECURE' }));

describe('a directory of tokens', () => {
  const open = () => openTokenDirectory({ kind: 'token', tenant: 't', tokenIssuer: configuration }, () => NOW);
  const resolve = async (claims: object) => open().resolve(await check(sign(claims)));

  test('takes groups from the token, for no longer than the call', async () => {
    expect(await resolve({})).toEqual({ tenant: 't', user: 'user:wang', groups: ['group:hr', 'group:rd'], resolvedAt: NOW.toISOString(), expiresAt: '2026-03-04T05:06:37.000Z' });
  });
  test.each<[why: string, claims: object, code: string]>([
    ['groups that the issuer keeps elsewhere', { groups: undefined, _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://graph.example' } } }, 'TOKEN_GROUPS_OVERFLOW'],
    ['groups that the issuer only says exist', { groups: undefined, hasgroups: true }, 'TOKEN_GROUPS_OVERFLOW'],
    ['groups in a form that cannot be read whole', { groups: ['hr', { name: 'rd' }] }, 'TOKEN_GROUPS_OVERFLOW'],
    ['groups as one text', { groups: 'hr' }, 'TOKEN_GROUPS_OVERFLOW'],
    ['groups as of six minutes ago', { iat: AT - 360 }, 'TOKEN_GROUPS_STALE'],
  ])('refuses %s', async (_why, claims, code) => expect(resolve(claims)).rejects.toMatchObject({ code }));
  test('refuses an asker without a token that was verified here', () => expect(open().resolve({ issuer: configuration.issuer, subject: 'wang', assurance: 'token' })).rejects.toMatchObject({ code: 'PERSON_REFUSED' }));
  test('takes only names that say what they are', async () => expect([...(await open().resolveNames(['hr', 'group:hr'])).values()]).toEqual(['unknown', 'group:hr']));
});
