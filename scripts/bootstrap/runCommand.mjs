import { spawn } from 'node:child_process';
import { signalGroup, stopAtEnd } from './childProcesses.mjs';

const KEPT_LINES = 40;

/**
 * Runs a program without a shell in its own process group and resolves with `{ code, tail }`, never rejects for a non-zero code.
 * `onLine` sees every line of both outputs; `tail` is the last 40 of them.
 */
export function runCommand(command, args, { cwd, env = process.env, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = stopAtEnd(() => signalGroup(child.pid, 'SIGTERM'));
    const tail = [];
    const keep = (line) => {
      tail.push(line);
      if (tail.length > KEPT_LINES) tail.shift();
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, keep);
    child.once('error', (error) => (forget(), reject(error)));
    child.once('close', (code, signal) => (forget(), resolve({ code: code ?? 1, signal, tail: tail.join('\n') })));
  });
}

function eachLine(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(take);
  });
  stream.on('end', () => rest && take(rest));
}
