import { realpath, stat } from 'node:fs/promises';
import type { FileSource } from '../../document/FileSource';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { readWithin } from './readWithin';
import { type IsBlocked, walkFolder } from './walkFolder';

/** A folder as a source. `isBlocked` tells which of its paths the host forbids to read. */
export function openFolder(root: string, isBlocked?: IsBlocked): FileSource {
  let real: Promise<string> | undefined;
  const base = () => (real ??= findRoot(root));
  return {
    list: async (selection) => walkFolder(await base(), selection, isBlocked),
    read: async (path, maxBytes) => readWithin(await base(), path, maxBytes),
    async close() {},
  };
}

async function findRoot(root: string): Promise<string> {
  const real = await realpath(root).catch(() => undefined);
  if (real && (await stat(real)).isDirectory()) return real;
  throw new ServiceUnavailable('FOLDER_MISSING', `There is no folder ${root}.`, 'Check the path, and that the share is mounted where n8n runs.');
}
