import { mayRead, toAccessFilter } from '../../src/principal/AccessFilter';
import { isNamed } from '../../src/principal/isNamed';
import type { Principal } from '../../src/principal/Principal';

const NOW = new Date('2026-11-24T02:00:00Z');
const WANG: Principal = { tenant: 't', user: 'user:wang', groups: ['group:hr'], resolvedAt: '2026-11-24T01:59:00Z', expiresAt: '2026-11-24T02:00:01Z' };
const OUTSIDER: Principal = { ...WANG, user: 'user:public', groups: ['group:public'], outsider: true };

test.each<[why: string, more: Partial<Principal>, code: string]>([
  ['of now', { expiresAt: NOW.toISOString() }, 'PRINCIPAL_STALE'],
  ['of a second ago', { expiresAt: '2026-11-24T01:59:59Z' }, 'PRINCIPAL_STALE'],
  ['without an end', { expiresAt: '' }, 'PRINCIPAL_STALE'],
  ['without a tenant', { tenant: '' }, 'PRINCIPAL_UNRESOLVED'],
  ['without an id', { user: 'user:' }, 'PRINCIPAL_UNRESOLVED'],
  ['that is a group', { user: 'group:hr' as 'user:x' }, 'PRINCIPAL_UNRESOLVED'],
])('a principal %s gets no filter, never a wider one', (_why, more, code) => {
  expect(() => toAccessFilter({ ...WANG, ...more }, NOW)).toThrow(expect.objectContaining({ code }));
});

test.each<[why: string, principal: Principal, tenant: string, allow: string[], deny: string[], reads: boolean]>([
  ['a group of the person', WANG, 't', ['group:hr'], [], true],
  ['everyone', WANG, 't', ['everyone'], [], true],
  ['nobody', WANG, 't', [], [], false],
  ['another group', WANG, 't', ['group:rd'], [], false],
  ['the person, denied to a group of theirs', WANG, 't', ['user:wang'], ['group:hr'], false],
  ['the person, denied to everyone', WANG, 't', ['user:wang'], ['everyone'], false],
  ['everyone of another tenant', WANG, 'other', ['everyone'], [], false],
  ['the public', OUTSIDER, 't', ['group:public'], [], true],
  ['everyone, where an outsider asks', OUTSIDER, 't', ['everyone'], [], false],
  ['the id of an outsider', OUTSIDER, 't', ['user:public'], [], false],
  ['the public, denied to everyone', OUTSIDER, 't', ['group:public'], ['everyone'], false],
])('a document for %s is read only by those', (_why, principal, tenant, allow, deny, reads) => {
  expect(mayRead(toAccessFilter(principal, NOW), tenant, { allow: allow as never, deny: deny as never })).toBe(reads);
});

test.each<[names: string[], principal: Principal, named: boolean]>([
  [['hr'], WANG, true], [['group:hr'], WANG, true], [['user:wang'], WANG, true], [['everyone'], WANG, true], [['wang'], WANG, false], [[], WANG, false], [['everyone', 'user:public'], OUTSIDER, false], [['public'], OUTSIDER, true],
])('a list of %j names a person or not', (names, principal, named) => expect(isNamed(principal, names)).toBe(named));
