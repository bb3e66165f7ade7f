import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../bootstrap/npm.mjs';

/** Packs the package in `source` and installs the packed file where n8n loads community nodes; returns false when the same bytes are there already. */
export async function installPackage(source, userFolder) {
  const nodes = join(userFolder, '.n8n', 'nodes');
  await mkdir(nodes, { recursive: true, mode: 0o700 });
  const file = await pack(source, nodes);
  const hash = createHash('sha256').update(await readFile(file)).digest('hex');
  const stamp = join(nodes, '.installed-from');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false;
  await writeFile(join(nodes, 'package.json'), '{"name":"installed-nodes","private":true,"dependencies":{}}\n');
  await rm(join(nodes, 'package-lock.json'), { force: true });
  // Never a link to the source: it would bring its own n8n-workflow, whose error classes are not this n8n's.
  await npm('Installing the nodes into n8n', ['install', '--ignore-scripts', '--omit=peer', '--prefer-offline', file], { cwd: nodes });
  await writeFile(stamp, hash);
  return true;
}

async function pack(source, nodes) {
  const work = join(nodes, `.pack-${process.pid}`);
  await mkdir(work, { recursive: true });
  await npm('Packing the nodes', ['pack', '--ignore-scripts', '--pack-destination', work], { cwd: source });
  const [name] = await readdir(work);
  const file = join(nodes, name);
  await rename(join(work, name), file);
  await rm(work, { recursive: true });
  return file;
}
