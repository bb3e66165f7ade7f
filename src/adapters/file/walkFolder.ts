import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileListing, FileSelection } from '../../document/FileSource';
import { gatherListing, type ListingGatherer } from './gatherListing';

/** Paths that the host forbids to read. */
export type IsBlocked = (path: string) => boolean;

const EMPTY = { message: 'The folder holds no file that is wanted.', todo: 'Check that the share is mounted and that the patterns are right.' };

/** Lists a folder with size and time, without reading a byte of a file. Links are never followed: one may lead out of the folder, or from a secret one into an open one. */
export async function walkFolder(root: string, selection: FileSelection = {}, isBlocked: IsBlocked = () => false): Promise<FileListing> {
  const listing = gatherListing(selection, EMPTY);
  await new Walk(root, listing, isBlocked, selection.signal).enter('');
  return listing.finish();
}

class Walk {
  constructor(private readonly root: string, private readonly listing: ListingGatherer, private readonly isBlocked: IsBlocked, private readonly signal?: AbortSignal) {}

  async enter(folder: string): Promise<void> {
    this.signal?.throwIfAborted();
    const entries = await this.list(folder);
    const folders: string[] = [];
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) folders.push(path);
      else if (this.listing.takes(path)) await this.addFile(path, entry);
    }
    for (const path of folders) if (this.listing.enters(path)) await this.enter(path);
  }

  private async list(folder: string): Promise<Dirent[]> {
    try {
      return await readdir(join(this.root, folder), { withFileTypes: true });
    } catch (cause) {
      if (!folder) throw cause;
      this.listing.miss({ path: folder, code: 'FOLDER_UNREADABLE', message: `The folder ${folder} cannot be listed.`, todo: 'Let the user that n8n runs as read it.' });
      return [];
    }
  }

  private async addFile(path: string, entry: Dirent): Promise<void> {
    if (entry.isSymbolicLink()) {
      this.listing.note({ path, code: 'LINK_SKIPPED', message: `${path} is a link and was not followed.`, todo: 'Put the document itself into the folder.' });
      return;
    }
    if (!entry.isFile()) return;
    const full = join(this.root, path);
    if (this.isBlocked(full)) return this.listing.miss({ path, code: 'FILE_BLOCKED', message: `n8n may not read ${path}.`, todo: 'Check N8N_RESTRICT_FILE_ACCESS_TO and N8N_BLOCK_FILE_PATTERNS.' });
    const found = await lstat(full).catch(() => undefined);
    if (found?.isFile()) this.listing.add({ path, size: found.size, modifiedAt: found.mtime.toISOString() });
  }
}
