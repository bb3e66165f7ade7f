import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OfficeConverter } from '../../document/ParsedSource';
import { officeProfile } from './officeProfile';
import { type ProgramRun, runProgram } from './runProgram';

/** Nothing listens there: what a document asks of the web reaches nobody. */
const NO_PROXY = 'http://127.0.0.1:9';
/** Bytes that it may address, and write into one file. */
const LIMITS = ['--as=4294967296', '--fsize=536870912', '--core=0'];
/** It asks to be started again when it has made its profile. */
const RESTART = 81;
const PLACES = ['/usr/lib/libreoffice/program', '/usr/lib64/libreoffice/program', '/opt/libreoffice/program', '/Applications/LibreOffice.app/Contents/MacOS'];

/**
 * LibreOffice as a converter of old office files, or undefined where it is not installed. Each run has `folder` (made when first needed, removed by the caller)
 * for its profile, in which macros never run and linked files are never fetched; the files that it works on are removed after each run.
 */
export function openLibreOffice(folder: string, run: Pick<ProgramRun, 'milliseconds' | 'onStart' | 'onEnd'>): OfficeConverter | undefined {
  const program = findProgram(['soffice', 'libreoffice'], PLACES);
  if (!program) return undefined;
  const limiter = findProgram(['prlimit']);
  const [name, ...before] = limiter ? [limiter, ...LIMITS, program] : [program];
  const convert = async (bytes: Uint8Array, from: string, to: string) => {
    const work = join(folder, randomUUID());
    await mkdir(work, { recursive: true, mode: 0o700 });
    await officeProfile(join(folder, 'profile'));
    await writeFile(join(work, `in.${from}`), bytes, { mode: 0o600 });
    const words = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--nologo', '--norestore', '--nodefault', '--nofirststartwizard', '--convert-to', to, '--outdir', work, join(work, `in.${from}`)];
    const env = { HOME: folder, TMPDIR: work, LANG: 'C.UTF-8', http_proxy: NO_PROXY, https_proxy: NO_PROXY, SAL_USE_VCLPLUGIN: 'svp' };
    try {
      const start = () => runProgram(name!, [...before, ...words], { ...run, env, label: 'LibreOffice' });
      await start().catch((error: unknown) => (isRestart(error) ? start() : Promise.reject(error as Error)));
      return await readFile(join(work, `in.${to}`)).catch(() => undefined);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  };
  return convert;
}

const isRestart = (error: unknown) => typeof error === 'object' && error !== null && 'cause' in error && error.cause === RESTART;

/** The program itself behind its start script, so that ending it ends all of it. */
function findProgram(names: readonly string[], places: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...places];
  const found = names.flatMap((name) => folders.map((each) => join(each, name))).find((path) => existsSync(path));
  if (!found) return undefined;
  const real = realpathSync(found);
  const itself = join(dirname(real), 'soffice.bin');
  return names.includes('soffice') && existsSync(itself) ? itself : real;
}
