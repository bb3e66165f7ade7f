import { readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';
import { npm } from '../bootstrap/npm.mjs';
import { say } from '../bootstrap/step.mjs';
import { temporaryFolder } from '../instance/temporaryFolder.mjs';
import { dependencySizes, sizeOf } from './dependencySizes.mjs';

const WAYS = {
  'into the nodes folder': ['install', '--ignore-scripts', '--omit=peer'],
  'as the community nodes screen does': ['install', '--ignore-scripts', '--install-strategy=shallow', '--legacy-peer-deps=false'],
};
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** Packs the package, installs the packed file in the two ways in which n8n gets it, and prints what lies on the disk afterwards. Returns the exit code. */
export async function installedSize() {
  const folder = temporaryFolder();
  await npm('Packing', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: packageRoot });
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')));
  say(`Packed file: ${(statSync(file).size / 1e3).toFixed(0)} kB`);
  for (const [way, args] of Object.entries(WAYS)) say(`Installed ${way}: ${await installBy(args, file, join(folder, way.replaceAll(' ', '-')))}`);
  for (const { name, version, license, bytes, bytesInAll, packages } of dependencySizes(packageRoot))
    say(`  ${name} ${version}, ${license}: ${megabytes(bytes)} MB, with all that it brings ${megabytes(bytesInAll)} MB in ${packages.length} packages`);
  return 0;
}

async function installBy(args, file, folder) {
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{"name":"installed-nodes","private":true}\n');
  await npm('Installing', [...args, '--prefer-offline', file], { cwd: folder });
  const ours = join(folder, 'node_modules', 'n8n-nodes-private-llm');
  const packages = everyPackage(join(folder, 'node_modules'));
  return `${megabytes(packages.reduce((total, path) => total + sizeOf(path), 0))} MB in ${packages.length} packages, of which ${megabytes(sizeOf(ours))} MB are ours`;
}

function everyPackage(modules) {
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  const paths = names.flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => join(modules, name, inner)) : [join(modules, name)]));
  return paths.flatMap((path) => [path, ...(readdirSync(path).includes('node_modules') ? everyPackage(join(path, 'node_modules')) : [])]);
}

