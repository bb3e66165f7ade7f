// Leads the process group of one n8n. Its standard input is a pipe from the process that started it: when that ends, however it ended
// (even kill -9), the pipe closes and the whole group goes.
import { spawn } from 'node:child_process';

const GRACE = 8000;
const [, , ...command] = process.argv;
const n8n = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
let asked = false;

function stop() {
  if (asked) return;
  asked = true;
  n8n.kill('SIGTERM');
  setTimeout(killGroup, GRACE).unref();
}

const killGroup = () => process.kill(-process.pid, 'SIGKILL');

process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
n8n.once('error', () => process.exit(1));
// n8n's own children (task runners) must not outlive it.
n8n.once('exit', (code) => (asked ? killGroup() : (process.exitCode = code ?? 1, killGroup())));
