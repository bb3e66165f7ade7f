import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { availableParallelism } from 'node:os';
import { fetchNode } from '../bootstrap/fetchNode.mjs';
import { npm } from '../bootstrap/npm.mjs';
import { runCommand } from '../bootstrap/runCommand.mjs';
import { StepFailed } from '../bootstrap/StepFailed.mjs';

/** Compiles n8n's sqlite3 in `folder` without any download but, where this Node came without headers, npm's package of them; proves that it loads. */
export async function compileSqlite(folder) {
  const nodedir = await headersFolder();
  await npm("Compiling n8n's SQLite", ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
    cwd: folder,
    env: { npm_config_nodedir: nodedir, npm_config_build_from_source: 'true', JOBS: String(availableParallelism()) },
  });
  const { code, tail } = await runCommand(process.execPath, ['-e', "require('sqlite3')"], { cwd: folder });
  if (code !== 0) throw new StepFailed(`n8n's SQLite was compiled but does not load:\n${tail}`, 'Check that g++ and Node are for the same processor, and run the command again.');
}

// The user's .npmrc may name another Node's headers (`nodedir`), so ours are always named.
async function headersFolder() {
  const own = resolve(dirname(process.execPath), '..');
  return majorOfHeaders(own) === process.versions.node.split('.')[0] ? own : fetchNode();
}

function majorOfHeaders(folder) {
  const file = join(folder, 'include', 'node', 'node_version.h');
  return existsSync(file) ? /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
}
