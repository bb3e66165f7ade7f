import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './folders.mjs';
import { runCommand } from './runCommand.mjs';
import { step } from './step.mjs';
import { StepFailed } from './StepFailed.mjs';

const SOURCES = ['nodes', 'credentials', 'src', 'eval', 'bench', 'test', 'tsconfig.json', 'gulpfile.js', 'package.json'];
const dist = join(packageRoot, 'dist');
const stampFile = join(dist, '.built-from.json');
const tool = (path) => join(packageRoot, 'node_modules', path);

/** Compiles into dist/ when a source was added, changed or removed since the last build that succeeded; returns whether it did. */
export async function build({ always = false } = {}) {
  const now = await listSources();
  const before = JSON.parse(await readFile(stampFile, 'utf8').catch(() => '{}'));
  if (!always && JSON.stringify(now) === JSON.stringify(before)) return false;
  await rm(stampFile, { force: true });
  // A compiled test whose source is gone would go on running.
  if (Object.keys(before).some((path) => !(path in now))) await rm(dist, { recursive: true, force: true });
  await step('Build', 'compiling', async (report) => {
    await compile('The TypeScript compiler', 'typescript/bin/tsc', ['-p', '.']);
    report('copying icons and codex files');
    await compile('gulp', 'gulp/bin/gulp.js', ['--silent']);
  });
  await mkdir(dist, { recursive: true });
  await writeFile(stampFile, JSON.stringify(now));
  return true;
}

async function compile(name, script, args) {
  if (!existsSync(tool(script))) throw new StepFailed(`${name} is not installed.`, 'Remove node_modules/.installed-from and run the command again.');
  const { code, tail } = await runCommand(process.execPath, [tool(script), ...args], { cwd: packageRoot });
  if (code !== 0) throw new StepFailed(`${name} found errors:\n${tail}`, 'Mend them and run the command again.');
}

async function listSources() {
  const found = {};
  for (const source of SOURCES) await list(join(packageRoot, source), source, found);
  return found;
}

async function list(path, name, found) {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) return;
  if (!facts.isDirectory()) return void (found[name] = `${facts.size} ${facts.mtimeMs}`);
  for (const entry of (await readdir(path)).sort()) await list(join(path, entry), `${name}/${entry}`, found);
}
