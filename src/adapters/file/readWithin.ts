import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { tooLarge } from '../../document/tooLarge';
import { InvalidInput } from '../../errors/InvalidInput';

/** Reads a file below `root` (a real path), at most `maxBytes` of it. Refuses one that was changed into a link since it was listed. */
export async function readWithin(root: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const full = join(root, path);
  const handle = await openItself(full, path);
  try {
    const [opened, now] = [await handle.stat(), await lstat(full)];
    if (!opened.isFile() || opened.ino !== now.ino || opened.dev !== now.dev || (await realpath(full)) !== full) throw moved(path);
    if (opened.size > maxBytes) throw tooLarge(path, opened.size, maxBytes);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function openItself(full: string, path: string) {
  try {
    return await open(full, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ELOOP') throw moved(path);
    throw new InvalidInput('FILE_UNREADABLE', `${path} cannot be read (${String(code)}).`, 'Let the user that n8n runs as read the file.', { cause });
  }
}

const moved = (path: string) => new InvalidInput('FILE_MOVED', `${path} changed while it was read.`, 'Run again; if it is a link, put the document itself there.');
