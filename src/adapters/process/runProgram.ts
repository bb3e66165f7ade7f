import { spawn } from 'node:child_process';
import { InvalidInput } from '../../errors/InvalidInput';

export interface ProgramRun {
  readonly input?: Uint8Array;
  readonly milliseconds: number;
  /** Told the process id when it starts and when it ends, so that another thread can end it too. */
  readonly onStart?: (pid: number) => void;
  readonly onEnd?: (pid: number) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** How errors call it, where that is not its file name. */
  readonly label?: string;
}

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Runs a program without a shell, with `input` on its standard input, and gives what it printed; undefined where it is not installed. Throws PROGRAM_FAILED or PROGRAM_TIMEOUT. */
export function runProgram(name: string, words: readonly string[], { input, milliseconds, onStart, onEnd, env, label = name }: ProgramRun): Promise<Buffer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const child = spawn(name, words, { stdio: ['pipe', 'pipe', 'ignore'], timeout: milliseconds, killSignal: 'SIGKILL', env: { PATH: process.env.PATH, ...env } });
  const { pid } = child;
  if (pid !== undefined) onStart?.(pid);
  const parts: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
    else parts.push(part);
  });
  child.on('error', (cause) => ('code' in cause && cause.code === 'ENOENT' ? resolve(undefined) : reject(failure(label, cause))));
  child.on('close', (code, signal) => {
    if (pid !== undefined) onEnd?.(pid);
    if (code === 0) resolve(Buffer.concat(parts));
    else reject(signal ? tooSlow(label, milliseconds) : failure(label, code));
  });
  // A program that ends before it has read everything is judged by its exit code.
  child.stdin.on('error', () => {}).end(input);
  return promise;
}

const failure = (name: string, cause: unknown) => new InvalidInput('PROGRAM_FAILED', `${name} could not read the file${typeof cause === 'number' ? ` (exit code ${cause})` : ''}.`, `Check the file, and that ${name} works on this machine.`, { cause });
const tooSlow = (name: string, milliseconds: number) => new InvalidInput('PROGRAM_TIMEOUT', `${name} was ended: it took longer than ${milliseconds / 1000} seconds or printed too much.`, 'Split the file, or exclude it.');
