import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';
import { runAttached } from '../bootstrap/runAttached.mjs';

/** Runs jest with its usual output and resolves with `{passed, failed, skipped: names}`. A file that could not be run at all counts as one failure. */
export async function runJest(config, args) {
  const file = join(tmpdir(), `n8n-nodes-private-llm-jest-${process.pid}.json`);
  const jest = join(packageRoot, 'node_modules', 'jest', 'bin', 'jest.js');
  // Without the flag jest cannot require the ES modules that some of our dependencies are.
  const code = await runAttached(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, '--config', config, '--json', '--outputFile', file, '--passWithNoTests', ...args], {
    cwd: packageRoot,
    // Jest repeats the whole report as JSON on standard output; its own words go to standard error.
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  await rm(file, { force: true });
  return report ? count(report, code) : { passed: 0, failed: 1, skipped: [] };
}

function count(report, code) {
  const tests = report.testResults.flatMap((suite) => suite.assertionResults);
  const skipped = tests.filter(({ status }) => status === 'pending' || status === 'todo').map(({ fullName }) => fullName);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
