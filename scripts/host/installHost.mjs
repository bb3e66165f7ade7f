import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, packageRoot } from '../bootstrap/folders.mjs';
import { npm } from '../bootstrap/npm.mjs';
import { sayOnce, step } from '../bootstrap/step.mjs';
import { StepFailed } from '../bootstrap/StepFailed.mjs';
import { withLock } from '../bootstrap/withLock.mjs';
import { checkBuildTools } from './checkBuildTools.mjs';
import { compileSqlite } from './compileSqlite.mjs';

const FILES = ['package.json', 'package-lock.json', '.npmrc'];
const SPACE = 3.2e9;
const source = (file) => join(packageRoot, 'scripts', 'host', file);
const manifest = JSON.parse(readFileSync(source('package.json'), 'utf8'));

/** The n8n version that the demo and the tests run. */
export const N8N_VERSION = manifest.dependencies.n8n;

/** Where that n8n is, or will be once it is installed. */
export const hostFolder = () => join(cacheFolder(), `n8n-${N8N_VERSION}-${lockHash()}-${process.platform}-${process.arch}`);

/** Brings the pinned n8n into the cache once per lockfile, machine type and cache folder, and returns the path of its start script. */
export async function installHost() {
  const target = hostFolder();
  const bin = join(target, 'node_modules', 'n8n', 'bin', 'n8n');
  if (existsSync(target)) return bin;
  checkBuildTools();
  await withLock(`${target}.lock`, sayOnce(), () => existsSync(target) || install(target));
  return bin;
}

const lockHash = () => createHash('sha256').update(readFileSync(source('package-lock.json'))).digest('hex').slice(0, 12);

async function install(target) {
  await removeLeftovers(target);
  const work = `${target}.unfinished-${process.pid}`;
  await mkdir(work, { recursive: true });
  await checkSpace(work);
  for (const file of FILES) await copyFile(source(file), join(work, file));
  await step(`n8n ${N8N_VERSION}`, 'npm reads what it needs, about 2 minutes and 2.1 GB in all', (report) => fetchPackages(work, report));
  await step("n8n's SQLite", 'compiling it for this machine, about a minute', () => compileSqlite(work));
  await rename(work, target);
}

async function fetchPackages(work, report) {
  const wanted = Object.keys(JSON.parse(readFileSync(source('package-lock.json'), 'utf8')).packages).length;
  let fetched = 0;
  await npm(`Getting n8n ${N8N_VERSION}`, ['install', '--ignore-scripts', '--omit=optional', '--omit=dev', '--legacy-peer-deps', '--prefer-offline', '--loglevel=http'], {
    cwd: work,
    onLine: (line) => {
      if (/npm http (fetch|cache) .*\.tgz/.test(line)) report(`fetching packages, ${++fetched} of at most ${wanted}`);
    },
  });
}

// A start that was killed leaves its unfinished folder behind; we hold the lock, so none of them is in use.
async function removeLeftovers(target) {
  const folder = cacheFolder();
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (path.startsWith(`${target}.unfinished-`)) await rm(path, { recursive: true, force: true });
  }
}

async function checkSpace(folder) {
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bytes) => (bytes / 1e9).toFixed(1);
  if (bavail * bsize >= SPACE) return;
  throw new StepFailed(
    `n8n needs ${gigabytes(SPACE)} GB while it is installed; ${gigabytes(bavail * bsize)} GB are free in ${folder}.`,
    'Free some space, or set XDG_CACHE_HOME to a folder on a larger disk, and run the command again.',
  );
}
