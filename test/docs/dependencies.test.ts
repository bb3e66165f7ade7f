import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

interface Dependency {
  readonly name: string;
  readonly packages: readonly string[];
}
interface Measuring {
  dependencySizes(root: string): Dependency[];
  installedPackages(root: string): string[];
  dependencyRow(dependency: Dependency): string;
}

/** Permissive, or permissive by choice. */
const LICENCES = /^(?:MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|MIT AND Apache-2\.0|\(MIT AND Zlib\)|\(MIT OR [\w.+-]+\))$/;
const AT_INSTALLATION = ['preinstall', 'install', 'postinstall'];
const manifestSchema = z.looseObject({ name: z.string(), license: z.string(), scripts: z.record(z.string(), z.string()).default({}) });
const readManifest = (folder: string) => manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

const root = process.cwd();
const lines = readFileSync('docs/dependencies.md', 'utf8').split('\n');
let measuring: Measuring;
beforeAll(async () => {
  const modules = await Promise.all(['dependencySizes', 'dependencyRow'].map((name) => import(resolve(`scripts/measure/${name}.mjs`)) as Promise<Partial<Measuring>>));
  measuring = Object.assign({}, ...modules) as Measuring;
});

test('docs/dependencies.md has the version, licence and size of each dependency, and a reason for it', () => {
  const rows = measuring.dependencySizes(root).map(measuring.dependencyRow);
  const written = lines.filter((line) => line.startsWith('| `'));
  expect(written.map((line) => line.split(' | ').slice(0, 5).join(' | ') + ' |')).toEqual(rows);
  for (const line of written) expect(line.split(' | ').slice(5).join(' | ').length).toBeGreaterThan(40);
});

test('nothing that is installed runs a script, is compiled or is a binary of one kind of machine', () => {
  const found = measuring.installedPackages(root).flatMap((folder) => [
    ...AT_INSTALLATION.filter((name) => name in readManifest(folder).scripts).map((name) => `${folder}: ${name}`),
    ...(existsSync(join(folder, 'binding.gyp')) ? [`${folder}: binding.gyp`] : []),
    ...globSync('**/*.{node,so,dll,dylib}', { cwd: folder }).map((path) => `${folder}: ${path}`),
  ]);
  expect(found).toEqual([]);
});

test('everything that is installed has a permissive licence', () => {
  const others = measuring.installedPackages(root).map(readManifest).filter(({ license }) => !LICENCES.test(license));
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});
