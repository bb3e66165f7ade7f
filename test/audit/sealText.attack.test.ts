import { openText, sealText } from '../../src/audit/sealText';

const key = Buffer.alloc(32, 7);
const nonce = Buffer.alloc(12, 1);
const sealed = sealText(key, 'here', '機密 secret', nonce);
const changed = (at: number) => Buffer.from(sealed.map((byte, index) => (index === at ? byte ^ 1 : byte)));

test('a sealed text opens in its place', () => {
  expect(openText(key, 'here', sealed)).toBe('機密 secret');
  expect(openText(key, 'here', sealText(key, 'here', '', nonce))).toBe('');
});

test.each<[string, () => string]>([
  ['another key', () => openText(Buffer.alloc(32, 8), 'here', sealed)],
  ['another place', () => openText(key, 'there', sealed)],
  ['a changed nonce', () => openText(key, 'here', changed(0))],
  ['a changed tag', () => openText(key, 'here', changed(12))],
  ['a changed ciphertext', () => openText(key, 'here', changed(sealed.length - 1))],
  ['a missing end', () => openText(key, 'here', sealed.subarray(0, -1))],
  ['the short tag of an empty text', () => openText(key, 'here', sealText(key, 'here', '', nonce).subarray(0, 16))],
  ['nothing', () => openText(key, 'here', Buffer.alloc(0))],
])('does not open with %s', (_why, open) => {
  expect(open).toThrow();
});
