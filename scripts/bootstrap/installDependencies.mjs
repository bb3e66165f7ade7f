import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, packageRoot } from './folders.mjs';
import { npm } from './npm.mjs';
import { say, step } from './step.mjs';
import { StepFailed } from './StepFailed.mjs';
import { withLock } from './withLock.mjs';

const modules = join(packageRoot, 'node_modules');
const stampFile = join(modules, '.installed-from');
const lockFile = join(packageRoot, 'package-lock.json');
const installLock = join(cacheFolder(), `install-${createHash('sha256').update(packageRoot).digest('hex').slice(0, 12)}.lock`);

/** Makes node_modules fit the committed lockfile; does nothing when it was last made from the same one. The lockfile never changes. */
export async function installDependencies() {
  if (isLink()) return;
  const wanted = await fingerprint();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return;
  await step('Dependencies', 'npm fetches them, under a minute', (report) =>
    withLock(installLock, report, () => install(wanted)),
  );
}

// Someone else's folder behind a link: installing through it would change it under their feet.
const isLink = () => existsSync(modules) && lstatSync(modules).isSymbolicLink();

async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(dependenciesOf(await readFile(join(packageRoot, file), 'utf8')));
  return hash.digest('hex');
}

const dependenciesOf = (text) => {
  const { dependencies, devDependencies, packages } = JSON.parse(text);
  return JSON.stringify({ dependencies, devDependencies, packages });
};

async function install(wanted) {
  const before = await readFile(lockFile, 'utf8').catch(() => {
    throw new StepFailed('package-lock.json is missing.', 'Restore it with "git checkout package-lock.json" and run the command again.');
  });
  // Not `npm ci`: it demands the packages of every other platform, which many registries lack.
  await npm('Installing the dependencies', ['install', '--ignore-scripts', '--include=dev', '--include=optional', '--legacy-peer-deps', '--prefer-offline', '--omit-lockfile-registry-resolved'], {
    cwd: packageRoot,
    env: { NODE_ENV: 'development' },
  });
  if ((await readFile(lockFile, 'utf8')) !== before) {
    await writeFile(lockFile, before);
    say('npm wanted to change package-lock.json; it was put back. If package.json was changed on purpose, run "npm install" and commit both.');
  }
  await writeFile(stampFile, wanted);
}
