import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * What each runtime dependency of the package in `root` weighs as it lies in node_modules: its own bytes, and with all that it brings
 * (what two of them share counts for both). Sorted by name; `packages` are the folders of it and of all that it brings.
 */
export function dependencySizes(root) {
  const names = Object.keys(readJson(join(root, 'package.json')).dependencies);
  return names.sort().map((name) => {
    const own = join(root, 'node_modules', name);
    const all = [...reach(own, root)];
    const { version, license } = readJson(join(own, 'package.json'));
    return { name, version, license, bytes: sizeOf(own), bytesInAll: sum(all.map(sizeOf)), packages: all };
  });
}

/** The folders of everything that an installation of the package holds, itself apart. */
export const installedPackages = (root) => [...new Set(dependencySizes(root).flatMap(({ packages }) => packages))].sort();

/** Bytes of a package's own files; the packages inside it are not counted. */
export function sizeOf(folder) {
  return sum(readdirSync(folder).filter((entry) => entry !== 'node_modules').map((entry) => bytesUnder(join(folder, entry))));
}

function bytesUnder(path) {
  const facts = lstatSync(path);
  return facts.isDirectory() ? sum(readdirSync(path).map((entry) => bytesUnder(join(path, entry)))) : facts.size;
}

/** The package and all that it needs, found as Node would find it; not what it wants as a peer. */
function reach(folder, root, seen = new Set()) {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  const { dependencies = {} } = readJson(join(folder, 'package.json'));
  for (const name of Object.keys(dependencies)) {
    const found = resolve(name, folder, root);
    if (found) reach(found, root, seen);
  }
  return seen;
}

function resolve(name, from, root) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return path;
  }
  return undefined;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
