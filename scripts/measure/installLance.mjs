import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../bootstrap/folders.mjs';
import { npm } from '../bootstrap/npm.mjs';
import { step } from '../bootstrap/step.mjs';

const VERSION = '0.39.0';
/** LanceDB names it as a peer. */
const ARROW = '18.1.0';

const platform = () => {
  if (process.platform !== 'linux') return `${process.platform}-${process.arch}${process.platform === 'win32' ? '-msvc' : ''}`;
  return `linux-${process.arch}-${process.report.getReport().header.glibcVersionRuntime ? 'gnu' : 'musl'}`;
};

/** Where the bench looks for LanceDB; outside the tree, since its binary of 190 MB is of use to the bench alone. */
export const lanceFolder = () => join(cacheFolder(), `lancedb-${VERSION}-${platform()}`);

/** Brings LanceDB (Apache-2.0) into the cache, with its binary for this machine and without the model runtimes that it names as optional. */
export async function installLance() {
  const target = lanceFolder();
  if (existsSync(target)) return target;
  const work = `${target}.unfinished-${process.pid}`;
  await mkdir(work, { recursive: true });
  await writeFile(join(work, 'package.json'), JSON.stringify({ private: true }));
  const packages = [`@lancedb/lancedb@${VERSION}`, `apache-arrow@${ARROW}`, `@lancedb/lancedb-${platform()}@${VERSION}`];
  await step(`LanceDB ${VERSION}`, 'npm fetches it, 210 MB', () => npm('Getting LanceDB', ['install', '--ignore-scripts', '--omit=optional', '--legacy-peer-deps', ...packages], { cwd: work }));
  await rm(target, { recursive: true, force: true });
  await rename(work, target);
  return target;
}
