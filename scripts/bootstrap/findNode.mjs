import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The oldest Node that n8n and the built-in store run on. */
export const OLDEST_NODE = 24;

/** The path of a Node that is new enough and already on this machine: the running one, then PATH, nvm's folder and `fetched`. */
export function findNode(fetched) {
  if (major(process.version) >= OLDEST_NODE) return process.execPath;
  const candidates = [fetched, ...onPath(), ...ofNvm()].filter(existsSync);
  return candidates.find((node) => major(versionOf(node)) >= OLDEST_NODE);
}

const onPath = () => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));

function ofNvm() {
  const folder = join(process.env.NVM_DIR ?? join(homedir(), '.nvm'), 'versions', 'node');
  return existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin', 'node')) : [];
}

const major = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
