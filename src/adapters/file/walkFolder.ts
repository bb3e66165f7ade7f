import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { WINDOWS_RIGHTS_FILE } from '../../access/parseWindowsRights';

/** A file as it was listed; `path` is relative to the root, with `/`. */
export interface FolderFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: string;
}

export interface WalkProblem {
  readonly path: string;
  readonly code: 'FOLDER_UNREADABLE' | 'LINK_SKIPPED' | 'FOLDER_EMPTY' | 'FILE_BLOCKED';
  readonly message: string;
  readonly todo: string;
}

export interface FolderListing {
  /** Ordered by path, so that every run goes the same way. */
  readonly files: readonly FolderFile[];
  /** Paths of the access.yaml files and of the rights of a Windows file server, whatever the patterns say. */
  readonly accessFiles: readonly string[];
  /** False when a part could not be read: nothing may be concluded from what is absent. */
  readonly complete: boolean;
  readonly problems: readonly WalkProblem[];
}

export interface WalkOptions {
  /** Glob patterns over relative paths; an empty include means everything. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Paths that the host forbids to read. */
  readonly isBlocked?: (path: string) => boolean;
  readonly signal?: AbortSignal;
}

export const ACCESS_FILE = 'access.yaml';
/** What a company's file server leaves beside its documents. */
const NEVER = ['**/.*', '**/.*/**', '**/~$*', '**/@eaDir/**', '**/#recycle/**', '**/$RECYCLE.BIN/**', '**/Thumbs.db', '**/desktop.ini', `**/${ACCESS_FILE}`];

/** Lists a folder with size and time, without reading a byte of a file. Links are never followed: one may lead out of the folder, or from a secret one into an open one. */
export async function walkFolder(root: string, options: WalkOptions = {}): Promise<FolderListing> {
  const walk = new Walk(root, options);
  await walk.enter('');
  return walk.finish();
}

class Walk {
  private readonly files: FolderFile[] = [];
  private readonly accessFiles: string[] = [];
  private readonly problems: WalkProblem[] = [];
  private complete = true;
  private readonly included: (path: string) => boolean;
  private readonly excluded: (path: string) => boolean;

  constructor(private readonly root: string, private readonly options: WalkOptions) {
    this.included = options.include?.length ? picomatch([...options.include], { dot: true }) : () => true;
    this.excluded = picomatch([...NEVER, ...(options.exclude ?? [])], { dot: true });
  }

  async enter(folder: string): Promise<void> {
    this.options.signal?.throwIfAborted();
    const entries = await this.list(folder);
    const folders: string[] = [];
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if ((entry.name === ACCESS_FILE || path === WINDOWS_RIGHTS_FILE) && !entry.isDirectory()) this.accessFiles.push(path);
      else if (entry.isDirectory()) folders.push(path);
      else if (this.included(path) && !this.excluded(path)) await this.addFile(path, entry);
    }
    for (const path of folders) if (!this.excluded(path) && !this.excluded(`${path}/x`)) await this.enter(path);
  }

  finish(): FolderListing {
    const { files, accessFiles, complete, problems } = this;
    if (files.length === 0 && complete)
      problems.push({ path: '', code: 'FOLDER_EMPTY', message: 'The folder holds no file that is wanted.', todo: 'Check that the share is mounted and that the patterns are right.' });
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), accessFiles, complete: complete && files.length > 0, problems };
  }

  private async list(folder: string): Promise<Dirent[]> {
    try {
      return await readdir(join(this.root, folder), { withFileTypes: true });
    } catch (cause) {
      if (!folder) throw cause;
      this.miss({ path: folder, code: 'FOLDER_UNREADABLE', message: `The folder ${folder} cannot be listed.`, todo: 'Let the user that n8n runs as read it.' });
      return [];
    }
  }

  private async addFile(path: string, entry: Dirent): Promise<void> {
    if (entry.isSymbolicLink()) {
      this.problems.push({ path, code: 'LINK_SKIPPED', message: `${path} is a link and was not followed.`, todo: 'Put the document itself into the folder.' });
      return;
    }
    if (!entry.isFile()) return;
    const full = join(this.root, path);
    if (this.options.isBlocked?.(full)) return this.miss({ path, code: 'FILE_BLOCKED', message: `n8n may not read ${path}.`, todo: 'Check N8N_RESTRICT_FILE_ACCESS_TO and N8N_BLOCK_FILE_PATTERNS.' });
    const found = await lstat(full).catch(() => undefined);
    if (found?.isFile()) this.files.push({ path, size: found.size, modifiedAt: found.mtime.toISOString() });
  }

  private miss(problem: WalkProblem): void {
    this.complete = false;
    this.problems.push(problem);
  }
}
