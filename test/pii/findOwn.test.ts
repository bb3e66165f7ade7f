import { findPersonalData } from '../../src/pii/findPersonalData';
import type { OwnPattern } from '../../src/pii/findOwn';

const find = (text: string, own: OwnPattern, minimumScore?: number) => findPersonalData(text, { entities: [], own: [own], minimumScore }).map(({ entity, start, end, score }) => [entity, text.slice(start, end), score]);

test('finds what a user describes, in full width too', () => {
  expect(find('工號：E-１２３４５', { entity: 'EMPLOYEE_ID', pattern: 'E-\\d{5}' })).toEqual([['EMPLOYEE_ID', 'E-１２３４５', 0.6]]);
});

test('needs its context where the score is low', () => {
  const own = { entity: 'EMPLOYEE_ID', pattern: '\\d{5}', score: 0.3, context: ['工號'] };
  expect(find('數量 12345', own)).toEqual([]);
  expect(find('工號 12345', own)).toEqual([['EMPLOYEE_ID', '12345', 0.65]]);
});

test('drops what fails the check that was chosen', () => {
  const own = { entity: 'BADGE', pattern: '\\d{16}', check: 'luhn' as const };
  expect(find('4111111111111112', own)).toEqual([]);
  expect(find('4111111111111111', own)).toHaveLength(1);
});

test.each([
  ['a lookahead', '(?=a)b', 'ahead or behind'],
  ['a lookbehind', '(?<!a)b', 'ahead or behind'],
  ['a backreference', '(a)\\1', 'refers back'],
  ['what is no pattern', '(a', 'cannot be used'],
  ['the empty match', 'a*', 'empty text'],
  ['one that is too long', 'a'.repeat(501), '500 are allowed'],
])('refuses %s in words', (_why, pattern, message) => expect(() => find('ab', { entity: 'X', pattern })).toThrow(message));

test('takes no longer for a pattern that would be slow elsewhere', () => {
  const start = process.cpuUsage();
  find('a'.repeat(20_000), { entity: 'X', pattern: '(a+)+$b' });
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
});

test('finds the deny list in either case, and no part of a Latin word', () => {
  const text = 'Project Ann and annual report of ANN，專案安安';
  expect(findPersonalData(text, { entities: [], deny: ['Ann', '安安'] }).map(({ start, end }) => text.slice(start, end))).toEqual(['Ann', 'ANN', '安安']);
});
