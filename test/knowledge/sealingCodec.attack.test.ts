import { plainCodec } from '../../src/knowledge/Codec';
import { openCodec, refuseOtherKey } from '../../src/knowledge/openCodec';
import { sealingCodec } from '../../src/knowledge/sealingCodec';

const [KEY, OTHER] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

test('a sealed text opens at its own place only, and is another one each time', () => {
  const codec = sealingCodec(KEY);
  const sealed = codec.seal('機密', 'doc-1/text');
  expect(codec.open(sealed, 'doc-1/text')).toBe('機密');
  expect(sealed).not.toBe(codec.seal('機密', 'doc-1/text'));
  expect(() => codec.open(sealed, 'doc-2/text')).toThrow('not the one that was written');
  expect(() => sealingCodec(OTHER).open(sealed, 'doc-1/text')).toThrow('not the one that was written');
});

test.each([
  { change: (raw: Buffer) => raw.fill(0, 0, 1), why: 'the nonce' },
  { change: (raw: Buffer) => raw.fill(0, 13, 14), why: 'the tag' },
  { change: (raw: Buffer) => raw.fill(0, 29, 30), why: 'the text' },
  { change: (raw: Buffer) => raw.subarray(0, 20), why: 'the length' },
])('a sealed text that was changed in $why is refused', ({ change }) => {
  const codec = sealingCodec(KEY);
  const raw = Buffer.from(codec.seal('secret words', 'here'), 'base64');
  const changed = change(Buffer.from(raw)).toString('base64');
  expect(() => codec.open(changed, 'here')).toThrow('not the one that was written');
});

test('terms and marks are the same for one key, others for another, and of letters and digits where an index reads them', () => {
  const [ours, again, theirs] = [sealingCodec(KEY), sealingCodec(KEY), sealingCodec(OTHER)];
  expect(ours.term('麒麟')).toBe(again.term('麒麟'));
  expect(ours.term('麒麟')).toMatch(/^[0-9a-f]{16}$/);
  expect([theirs.term('麒麟'), ours.mark('麒麟')]).not.toContain(ours.term('麒麟'));
});

test.each([
  { stored: '', key: undefined, code: undefined },
  { stored: sealingCodec(KEY).keyCheck ?? '', key: KEY, code: undefined },
  { stored: '', key: KEY, code: 'STORE_NOT_ENCRYPTED' },
  { stored: sealingCodec(KEY).keyCheck ?? '', key: undefined, code: 'STORE_ENCRYPTED' },
  { stored: sealingCodec(KEY).keyCheck ?? '', key: OTHER, code: 'STORE_KEY_WRONG' },
])('a store made as it was is opened by its own key only: $code', ({ stored, key, code }) => {
  const open = () => refuseOtherKey('company', stored, openCodec(key));
  if (code) expect(open).toThrow(expect.objectContaining({ code }));
  else expect(open).not.toThrow();
});

test('a key that is none is refused, and no key is no encryption', () => {
  expect(() => openCodec('c2hvcnQ=')).toThrow('not 32 bytes');
  expect(openCodec(undefined)).toBe(plainCodec);
});
