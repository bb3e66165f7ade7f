import fc from 'fast-check';
import { pseudonymise, restore, sealAliases } from '../../src/pii/pseudonymise';

const KEY = Buffer.alloc(32, 3).toString('base64');
const NONCE = Buffer.alloc(12, 1);
const make = (texts: string[], tenant = 't') => pseudonymise(texts, KEY, tenant, NONCE);

const value = fc.constantFrom('A123456789', '0912-345-678', '０９１２３４５６７８', '+886 912 345 678', '0912345678', 'Test@Example.com', 'test@example.com', '4111111111111111', '[EMAIL_ADDRESS_00000000]', '[', ']', '$&', '身分證', '\\', '［EMAIL_ADDRESS_00000000］', 'EMAIL_ADDRESS_00000000', '😀', 'Ａ１２３４５６７８９', 'e\u0301', '\u200b', '王小明先生');
const text = fc.array(fc.oneof(value, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }).map((parts) => parts.join(''));

test('restores exactly what it was given, whatever it was', () => {
  fc.assert(fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
    const { texts: made, token } = make(texts);
    expect(restore(made, token, KEY, 't')).toEqual(texts);
  }), { numRuns: 10_000 });
}, 240_000);

test('gives the same person the same alias in every text of a tenant, and another in another tenant', () => {
  const [first, second] = make(['信箱test@example.com', '再寄 test@example.com']).texts;
  const alias = /\[EMAIL_ADDRESS_[0-9a-f]+\]/.exec(first ?? '')?.[0];
  expect(second).toBe(`再寄 ${alias}`);
  expect(make(['信箱test@example.com'], 'other').texts[0]).not.toBe(first);
});

test('gives a value in another writing the same alias with an ending, and each writing back as it stood', () => {
  const texts = ['電話 0912345678', '電話 0912-345-678', '電話：０９１２－３４５－６７８', '手機 +886 912 345 678', '身分證 A123456789', '身分證 a123-456-789'];
  const { texts: made, token } = make(texts);
  const aliases = made.map((one) => /\[([A-Z_]+_[0-9a-f]{8})(?:_[0-9a-f]{4})?\]/.exec(one));
  expect(new Set(aliases.map((one) => one?.[1])).size).toBe(2);
  expect(new Set(made.map((one) => /\[.*\]/.exec(one)?.[0])).size).toBe(6);
  expect(restore(made, token, KEY, 't')).toEqual(texts);
  expect(restore([`[${aliases[1]?.[1]}] 與 [ ${aliases[5]?.[1]} ]`], token, KEY, 't')).toEqual(['0912345678 與 A123456789']);
});

test('a token of before, whose aliases have no endings, is still opened', () => {
  const token = sealAliases(new Map([['[PHONE_NUMBER_1a2b3c4d]', '0912-345-678']]), KEY, 't', NONCE);
  expect(restore(['請撥 [PHONE_NUMBER_1a2b3c4d]'], token, KEY, 't')).toEqual(['請撥 0912-345-678']);
});

test('chooses longer aliases when the text already holds the usual one', () => {
  const [alias = ''] = make(['test@example.com']).texts;
  const texts = [`${alias} test@example.com`];
  const { texts: made, token } = make(texts);
  expect(restore(made, token, KEY, 't')).toEqual(texts);
});

test('shows no value in texts or token', () => {
  const { texts, token } = make(['身分證A123456789']);
  expect(texts.join() + token + Buffer.from(token, 'base64url').toString('latin1')).not.toContain('A123456789');
});

test.each([
  ['another key', (token: string) => restore(['x'], token, Buffer.alloc(32, 4).toString('base64'), 't')],
  ['another tenant', (token: string) => restore(['x'], token, KEY, 'other')],
  ['a changed token', (token: string) => restore(['x'], `${token.slice(0, -2)}AA`, KEY, 't')],
  ['no token', () => restore(['x'], '', KEY, 't')],
])('refuses %s', (_why, attempt) => {
  const { token } = make(['test@example.com 0912345678']);
  expect(() => attempt(token)).toThrow('does not open');
});
