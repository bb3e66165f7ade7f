import { build } from './bootstrap/build.mjs';
import { packageRoot } from './bootstrap/folders.mjs';
import { installDependencies } from './bootstrap/installDependencies.mjs';
import { runAttached } from './bootstrap/runAttached.mjs';
import { say } from './bootstrap/step.mjs';
import { underNode24 } from './bootstrap/underNode24.mjs';
import { findService, SERVICES } from './test/services.mjs';
import { runJest } from './test/runJest.mjs';
import startSharedInstance from './test/startSharedInstance.mjs';

const check = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] });

/** What `npm test` runs, in order; `npm test -- unit` runs the named ones only. */
const RUNNERS = {
  lint: async () => check((await runAttached(process.execPath, ['node_modules/eslint/bin/eslint.js', '.'], { cwd: packageRoot })) === 0),
  unit: (args) => runJest('jest.config.js', args),
  services: async () => reportServices(),
  e2e: runEndToEnd,
};

await underNode24(async () => {
  await installDependencies();
  const names = process.argv.slice(2).filter((name) => name in RUNNERS);
  const args = process.argv.slice(2).filter((name) => !(name in RUNNERS));
  const results = [await attempt('types', () => build({ always: true }).then(() => check(true)))];
  // What does not compile leaves an older dist/ behind, and testing that would tell nothing.
  if (results[0].failed === 0) for (const name of names.length ? names : Object.keys(RUNNERS)) results.push(await attempt(name, () => RUNNERS[name](args)));
  return summarise(results);
});

async function attempt(name, run) {
  say(`\n== ${name}`);
  try {
    return await run();
  } catch (error) {
    say(`${name} could not be run: ${error.todo ? `${error.message}\n${error.todo}` : error.stack}`);
    return check(false);
  }
}

function reportServices() {
  const missing = Object.keys(SERVICES).filter((name) => !findService(name));
  for (const name of missing) say(`${name} is not installed (Debian: apt-get install ${SERVICES[name].debian}). Skipped: ${SERVICES[name].tests}.`);
  if (process.env.REQUIRE_SERVICES !== '1') return { passed: 0, failed: 0, skipped: [] };
  return { passed: Object.keys(SERVICES).length - missing.length, failed: missing.length, skipped: [] };
}

async function runEndToEnd(args) {
  await startSharedInstance();
  return runJest('jest.e2e.config.js', args);
}

function summarise(results) {
  const sum = (pick) => results.reduce((total, result) => total + pick(result), 0);
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length) say(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  const failed = sum((result) => result.failed);
  console.log(`\n${sum((result) => result.passed)} passed, ${failed} failed, ${skipped.length} skipped`);
  return failed === 0 ? 0 : 1;
}
