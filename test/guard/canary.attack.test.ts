import { hasCanary, makeCanary } from '../../src/guard/canary';

const canary = makeCanary(() => Buffer.from('00112233445566778899aabbccddeeff', 'hex'));

test.each([
  { output: `It is ${canary}.`, why: 'as it is' },
  { output: [...canary].join(' '), why: 'spaced' },
  { output: [...canary].join('\u200B'), why: 'with invisible characters' },
  { output: canary.toUpperCase(), why: 'in upper case' },
  { output: [...canary].reverse().join(''), why: 'reversed' },
  { output: [...canary].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join(''), why: 'in full-width letters' },
  { output: Buffer.from(`the marker is ${canary} indeed`).toString('base64'), why: 'in base64' },
  { output: Buffer.from(`a marker is ${canary} indeed`).toString('base64'), why: 'in base64, shifted by one' },
  { output: Buffer.from(`my marker is ${canary}!`).toString('base64').replace(/(.{20})/g, '$1\n'), why: 'in base64 lines' },
  { output: Buffer.from(canary).toString('hex'), why: 'in hexadecimal' },
])('the canary is found $why', ({ output }) => {
  expect(hasCanary(output, canary)).toBe(true);
});

test.each(['', '00112233', 'an honest answer about 0011 and 2233'])('"%s" does not repeat it', (output) => {
  expect(hasCanary(output, canary)).toBe(false);
});
