import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PackedVersion } from '../../fixtures/servers/scriptedNpmRegistry';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), peer: z.boolean().optional() })) });
const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
});

/**
 * Everything that our package needs at run time, in the versions of package-lock.json, packed from node_modules: an installation needs no
 * other registry. What a dependency wants as a peer is in it, since npm would fetch it too.
 */
export function dependencyVersions(): PackedVersion[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const needed = Object.entries(packages).filter(([path, { dev, peer }]) => path !== '' && !dev && !peer && existsSync(path)).map(([path]) => path);
  const peers = needed.flatMap(wantedPeers).filter((path) => !needed.includes(path) && existsSync(path));
  // One version may lie in several folders, whose packed bytes differ.
  const held = new Map([...needed, ...new Set(peers)].map((path) => [identityOf(path), { manifest: readManifest(path), pack: () => packFolder(path) }]));
  return [...held.values()];
}

function wantedPeers(path: string): string[] {
  const { peerDependencies, peerDependenciesMeta } = readManifest(path);
  return Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional).map((name) => join('node_modules', name));
}

/** A version of our own package from its packed file. */
export function packedVersion(file: string): PackedVersion {
  const manifest = manifestSchema.parse(JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' })));
  return { manifest, pack: () => readFileSync(file) };
}

const readManifest = (path: string) => manifestSchema.parse(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')));

function identityOf(path: string): string {
  const { name, version } = readManifest(path);
  return `${name}@${version}`;
}

/** What a registry would send; what npm has put inside (nested packages) is served as packages of their own. */
function packFolder(path: string): Buffer {
  return execFileSync('tar', ['-czf', '-', '--exclude=./node_modules', '--transform', 's,^\\.,package,', '-C', path, '.'], { maxBuffer: 2 ** 30 });
}
