import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A copy of the built package in a new folder: its own dist/, and links to all else that tests read. */
export async function copyPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'without-checks-'));
  const others = (await readdir('.')).filter((name) => name !== 'dist' && !name.startsWith('.'));
  await mkdir(join(folder, 'dist'));
  await cp('dist', join(folder, 'dist'), { recursive: true });
  for (const name of others) await symlink(resolve(name), join(folder, name));
  return folder;
}
