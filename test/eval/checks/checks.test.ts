import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../../eval/checks/CHECKS';

const tests = readdirSync('dist/test', { recursive: true }).map(String).filter((name) => name.endsWith('.test.js'));

test.each(CHECKS)('what is taken out stands in the code once, and its tests exist: $why', ({ file, check, without, tests: named }) => {
  const path = join('dist', file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8').split(check)).toHaveLength(2);
  expect(without).not.toBe(check);
  for (const name of named) expect({ name, found: tests.some((one) => one.startsWith(name)) }).toEqual({ name, found: true });
});
