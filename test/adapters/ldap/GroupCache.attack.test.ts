import { CALL_SECONDS, GroupCache } from '../../../src/adapters/ldap/GroupCache';

const MOST = 300 - CALL_SECONDS;

test.each([
  { why: 'for the seconds of the credential', seconds: 60, after: 59, held: true },
  { why: 'no longer than them', seconds: 60, after: 60, held: false },
  { why: 'not at all for 0', seconds: 0, after: 0, held: false },
  { why: 'with the call after them for at most five minutes', seconds: 100_000, after: MOST - 1, held: true },
  { why: 'no longer than five minutes whatever the credential says', seconds: 100_000, after: MOST, held: false },
  { why: 'not where the clock has gone back', seconds: 60, after: -1, held: false },
])('groups are remembered $why', ({ seconds, after, held }) => {
  const cache = new GroupCache();
  cache.set('wang', ['group:hr'], 1_000_000);
  expect(cache.get('wang', seconds, 1_000_000 + after * 1000)).toEqual(held ? ['group:hr'] : undefined);
  expect(cache.get('lin', seconds, 1_000_000)).toBeUndefined();
});
