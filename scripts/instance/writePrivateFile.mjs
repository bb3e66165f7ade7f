import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file that only its owner can read (0600), whole or not at all. */
export async function writePrivateFile(file, text) {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const work = `${file}.${process.pid}`;
  await writeFile(work, text, { mode: 0o600, flag: 'wx' });
  await rename(work, file);
}
