import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup, stopAtEnd } from '../bootstrap/childProcesses.mjs';
import { StepFailed } from '../bootstrap/StepFailed.mjs';
import { freePort } from './freePort.mjs';
import { instanceEnvironment } from './instanceEnvironment.mjs';

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));
const READY_WITHIN = 180_000;
const STOPS_WITHIN = 12_000;

/**
 * Starts n8n (`bin`) over the user folder `folder` and resolves when it is ready for requests; `environment` is set last.
 * `stop()` ends its whole process group and resolves when it is gone; it is called by itself when this process ends.
 */
export async function startInstance({ bin, folder, readable, preferredPort, environment = {}, report = () => undefined }) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [port, brokerPort] = [await freePort(preferredPort), await freePort()];
  const logFile = join(folder, 'n8n.log');
  const log = await open(logFile, 'w', 0o600);
  const keeper = spawn(process.execPath, [KEEPER, bin, 'start'], {
    cwd: folder,
    detached: true,
    env: { ...instanceEnvironment({ folder, port, brokerPort, readable }), ...environment },
    stdio: ['pipe', log.fd, log.fd],
  });
  keeper.stdin.on('error', () => undefined);
  await log.close();
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  const stop = () => stopGroup(keeper, gone);
  const forget = stopAtEnd(stop);
  gone.then(forget);
  const baseUrl = `http://127.0.0.1:${port}`;
  report(`waiting for ${baseUrl}`);
  await waitUntilReady({ baseUrl, keeper, logFile });
  return { baseUrl, folder, logFile, gone, stop };
}

async function waitUntilReady({ baseUrl, keeper, logFile }) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (keeper.exitCode !== null || keeper.signalCode) throw await notStarted('ended while it started', logFile);
    const ready = await fetch(`${baseUrl}/healthz/readiness`, { signal: AbortSignal.timeout(2000) }).then((r) => r.ok, () => false);
    // Readiness can be told before the routes are there.
    if (ready && (await fetch(`${baseUrl}/rest/settings`).then((r) => r.ok, () => false))) return;
    await sleep(250);
  }
  throw await notStarted(`was not ready within ${READY_WITHIN / 1000} s`, logFile);
}

async function notStarted(what, logFile) {
  const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-15);
  return new StepFailed(`n8n ${what}. Its last words:\n${lines.map((line) => `  ${line}`).join('\n')}`, `Its whole log is ${logFile}.`);
}

async function stopGroup(keeper, gone) {
  keeper.stdin.end();
  const stopped = await Promise.race([gone.then(() => true), sleep(STOPS_WITHIN, false, { ref: false })]);
  if (!stopped) signalGroup(keeper.pid, 'SIGKILL');
  await gone;
}
