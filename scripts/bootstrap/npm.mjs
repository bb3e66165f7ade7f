import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from './runCommand.mjs';
import { StepFailed } from './StepFailed.mjs';

/** What we need said on the command line, so that nothing hangs on the user's own .npmrc. */
const ALWAYS = ['--no-fund', '--no-audit', '--no-update-notifier', '--engine-strict=false', '--global=false', '--dry-run=false'];

/** Runs npm under this process's Node; a failure is a StepFailed that names the step and shows npm's last words. */
export async function npm(step, args, { cwd, env = {}, onLine }) {
  const [command, before] = findNpm();
  const result = await runCommand(command, [...before, ...args, ...ALWAYS], { cwd, onLine, env: npmEnvironment(env) });
  if (result.code !== 0) throw new StepFailed(`${step} failed: npm ${args[0]} ended with code ${result.code}.\n${lastWords(result.tail)}`, advice(result.tail));
}

/** npm's own environment: this Node first in PATH, so that build scripts run under it too. */
export const npmEnvironment = (extra) => ({
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  ...extra,
});

function findNpm() {
  const execPath = process.env.npm_execpath;
  if (execPath?.endsWith('npm-cli.js')) return [process.execPath, [execPath]];
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm')).find(existsSync);
  if (!onPath) throw new StepFailed('npm was not found on PATH.', 'Install npm (Debian: apt-get install npm) and run the command again.');
  const script = realpathSync(onPath);
  return script.endsWith('.js') ? [process.execPath, [script]] : [onPath, []];
}

const lastWords = (tail) =>
  tail.split('\n').filter((line) => !/npm http fetch|A complete log/.test(line)).slice(-12).map((line) => `  ${line}`).join('\n');

const ADVICE = [
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i, 'The npm registry could not be reached. Check the network, or the registry and proxy that "npm config get registry" and "npm config get https-proxy" show, and run the command again: what was already fetched is kept.'],
  [/CERT|self.signed|unable to (get|verify)/i, 'The registry\'s certificate was not accepted. Set NODE_EXTRA_CA_CERTS or "npm config set cafile" to your company\'s certificate and run the command again.'],
  [/E401|E403|ENEEDAUTH/, 'The registry asks for a login. Log in with "npm login" or use another registry ("npm config set registry"), and run the command again.'],
  [/E404|ETARGET|notarget/i, 'The registry lacks this version. Use a complete registry ("npm config get registry" shows the present one), and run the command again.'],
  [/ENOSPC/, 'The disk is full. Free some space and run the command again.'],
  [/EACCES|EPERM|EROFS/, 'A folder cannot be written. Check its owner, or set XDG_CACHE_HOME to a folder of your own, and run the command again.'],
];

const advice = (tail) => ADVICE.find(([pattern]) => pattern.test(tail))?.[1] ?? 'Read npm\'s message above, mend its cause and run the command again.';
