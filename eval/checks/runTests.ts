import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs some compiled tests in a copy of the package. `red` means that they failed, or did not end in time; without any test it throws. */
export async function runTests(folder: string, tests: readonly string[], milliseconds: number): Promise<'green' | 'red'> {
  const words = [join('node_modules', 'jest', 'bin', 'jest.js'), '--forceExit', '--bail', '--silent', ...tests.map((name) => `dist/test/${name}`)];
  const child = spawn(process.execPath, ['--experimental-vm-modules', ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], timeout: milliseconds, killSignal: 'SIGKILL' });
  const parts: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  const said = Buffer.concat(parts).toString();
  if (code === 1 && !/^Tests: /m.test(said) && !/failed to run/.test(said)) throw new Error(`No test ran for ${tests.join(', ')}: ${said.slice(-500)}`);
  return code === 0 ? 'green' : 'red';
}
