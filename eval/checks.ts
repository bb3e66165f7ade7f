import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../src/errors/InvalidInput';
import { CHECKS, type Check } from './checks/CHECKS';
import { copyPackage } from './checks/copyPackage';
import { runTests } from './checks/runTests';
import type { Suite } from './main';

const MINUTE = 60_000;

/**
 * Takes one check after the other out of a copy of the built package and runs the tests that are about it: `missed` are those whose absence
 * no test sees. With all checks in place the same tests must pass, or nothing would be proved. --only WORD takes out those whose reason holds it.
 */
export const checks: Suite = async ({ options, print }) => {
  const chosen = CHECKS.filter(({ why }) => why.includes(options.get('only') ?? ''));
  const folder = await copyPackage();
  try {
    const all = [...new Set(chosen.flatMap(({ tests }) => tests))];
    if ((await runTests(folder, all, 15 * MINUTE)) === 'red') throw new InvalidInput('TESTS_RED', 'With all checks in place the tests fail already.', 'Run "npm test" and mend that first.');
    const missed: Check[] = [];
    for (const [index, check] of chosen.entries()) {
      const seen = await isSeen(folder, check);
      print(`${String(index + 1).padStart(3)} of ${chosen.length}  ${seen ? 'seen  ' : 'MISSED'}  ${check.why}`);
      if (!seen) missed.push(check);
    }
    return { checks: chosen.length, seen: chosen.length - missed.length, missed: missed.length, which: missed.map(({ why, file }) => ({ why, file })) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function isSeen(folder: string, { file, check, without, tests }: Check): Promise<boolean> {
  const path = join(folder, 'dist', file);
  const whole = await readFile(path, 'utf8');
  if (!whole.includes(check)) throw new InvalidInput('CHECK_GONE', `dist/${file} does not hold "${check}".`, 'Correct eval/checks/CHECKS.ts.');
  await writeFile(path, whole.replace(check, () => without));
  try {
    return (await runTests(folder, tests, 3 * MINUTE)) === 'red';
  } finally {
    await writeFile(path, whole);
  }
}
