import { inspect } from 'node:util';
import { RETRY_AFTER } from '../../../src/adapters/qdrant/openAgent';
import { readFailure } from '../../../src/adapters/qdrant/readFailure';

const NOW = new Date('2026-01-05T08:00:00.000Z');
const answer = (after?: string) => Object.assign(new Error('Too Many'), { status: 429, headers: new Headers(after ? { [RETRY_AFTER]: after } : {}), data: 'secret' });

test.each([
  { after: '30', milliseconds: 30_000, why: 'seconds' },
  { after: 'Mon, 05 Jan 2026 08:00:10 GMT', milliseconds: 10_000, why: 'a date to come' },
  { after: 'Mon, 05 Jan 2026 07:00:00 GMT', milliseconds: 0, why: 'a date gone by' },
  { after: 'soon', milliseconds: undefined, why: 'no time at all' },
  { after: undefined, milliseconds: undefined, why: 'none is given' },
])('a Retry-After of $after is $milliseconds ms: $why', ({ after, milliseconds }) => {
  expect(readFailure(answer(after), NOW)).toEqual({ status: 429, after: milliseconds });
});

test.each([
  { error: Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } }), failure: { code: 'ECONNRESET' }, why: 'the connection broke' },
  { error: Object.assign(new TypeError('fetch failed'), { cause: { code: 'key secret' } }), failure: {}, why: 'a code is a word in capitals' },
  { error: new SyntaxError('Unexpected token'), failure: {}, why: 'it was no JSON' },
  { error: 'text', failure: {}, why: 'it is no error' },
])('$failure is read, because $why', ({ error, failure }) => {
  expect(readFailure(error, NOW)).toEqual(failure);
});

test('nothing of the server\'s own words is read', () => {
  expect(inspect(readFailure(answer('1'), NOW))).not.toContain('secret');
});
