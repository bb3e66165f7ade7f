import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stopAtEnd } from './childProcesses.mjs';

/** Runs a program that owns this terminal (same process group, same input and output) and resolves with its exit code. */
export function runAttached(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const closed = once(child, 'close').catch(() => undefined);
    const forget = stopAtEnd(() => (child.kill('SIGTERM'), closed));
    child.once('error', (error) => (forget(), reject(error)));
    child.once('close', (code) => (forget(), resolve(code ?? 1)));
  });
}
