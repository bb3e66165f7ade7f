import type { FileListing, FileSelection } from '../../document/FileSource';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { gatherListing, type ListingGatherer } from '../file/gatherListing';
import { brokenAnswer, explainStatus, notBelow } from './explainWebDav';
import type { DavEntry } from './MultistatusReader';
import { readHref } from './readHref';
import type { WebDavConnection } from './WebDavConnection';

/** Folders asked for at one time. */
const AT_ONCE = 4;
/** What a file answers: it is no folder. */
const NO_FOLDER = 405;
/** A link on the server that leads up again would never end. */
const DEEPEST = 64;
const EMPTY = { message: 'The WebDAV folder holds no file that is wanted.', todo: 'Check the address, that the storage behind the server is connected, and that the patterns are right.' };

/** Lists all folders below the address one by one, as Nextcloud and Apache refuse a listing of everything at once. A folder whose list fails, or is only in part believed, makes the listing incomplete. */
export async function walkWebDav(connection: WebDavConnection, selection: FileSelection): Promise<FileListing> {
  const listing = gatherListing(selection, EMPTY);
  const walk = new Walk(connection, listing, selection.signal);
  let level = await walk.enter('');
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) {
      for (const path of level) listing.miss({ path, code: 'FOLDER_TOO_DEEP', message: `${path} lies more than ${DEEPEST} folders deep.`, todo: 'Look for a link on the server that leads up again, and exclude it.' });
      break;
    }
    level = await walk.enterAll(level);
  }
  return listing.finish();
}

class Walk {
  constructor(private readonly connection: WebDavConnection, private readonly listing: ListingGatherer, private readonly signal?: AbortSignal) {}

  /** The folders within these. */
  async enterAll(folders: readonly string[]): Promise<string[]> {
    const next: string[] = [];
    for (let at = 0; at < folders.length; at += AT_ONCE) {
      const found = await Promise.all(folders.slice(at, at + AT_ONCE).map((folder) => this.enter(folder).catch((error: unknown) => this.missed(folder, error))));
      next.push(...found.flat());
    }
    return next;
  }

  /** The folders within this one. */
  async enter(folder: string): Promise<string[]> {
    this.signal?.throwIfAborted();
    const entries = await this.connection.list(folder, 1, this.signal);
    const found = new Map<string, DavEntry>();
    for (const entry of entries) {
      const path = this.pathOf(entry, folder);
      if (path !== undefined) found.set(path, entry);
    }
    const self = found.get(folder);
    if (!self) throw brokenAnswer(this.asked(folder), 'it does not name the folder itself, but other addresses');
    if (self.isFolder === false) throw explainStatus(NO_FOLDER, this.asked(folder));
    if (self.status !== undefined) throw explainStatus(self.status, this.asked(folder));
    return [...found].filter(([path, entry]) => path !== folder && parentOf(path) === folder && this.take(path, entry)).map(([path]) => path);
  }

  private pathOf({ href }: DavEntry, folder: string): string | undefined {
    const read = readHref(href, this.connection.base);
    const path = 'path' in read ? read.path : undefined;
    if (path !== undefined && (path === folder || folder === '' || path.startsWith(`${folder}/`))) return path;
    const { code, message, todo } = notBelow(this.asked(folder), 'refused' in read ? read.refused : 'lies outside the folder that was asked for');
    this.listing.miss({ path: folder, code, message, todo });
    return undefined;
  }

  /** Whether it is a folder to go into; a file is taken. */
  private take(path: string, { status, isFolder, size, modifiedAt, etag, fileId }: DavEntry): boolean {
    if (status !== undefined || isFolder === undefined) {
      // An access.yaml that cannot be had is noted all the same: then nobody sees what it governs.
      if (this.listing.takes(path) || this.listing.enters(path)) this.missed(path, status === undefined ? brokenAnswer(this.asked(path), 'the server does not say whether it is a folder') : explainStatus(status, this.asked(path)));
    } else if (isFolder) return this.listing.enters(path);
    else if (this.listing.takes(path)) this.listing.add({ path, ...(size !== undefined && { size }), ...(modifiedAt && { modifiedAt }), ...(etag && { etag }), ...this.linkTo(fileId) });
    return false;
  }

  /** Nextcloud opens a file by its number, for whoever may see it. */
  private linkTo(fileId: string | undefined): { readonly url?: string } {
    const { origin, pathname } = this.connection.base;
    const end = pathname.indexOf('/remote.php/');
    return fileId !== undefined && end >= 0 ? { url: `${origin}${pathname.slice(0, end)}/index.php/f/${fileId}` } : {};
  }

  private missed(path: string, error: unknown): string[] {
    this.signal?.throwIfAborted();
    if (!(error instanceof PrivateLlmError)) throw error;
    this.listing.miss({ path, code: error.code, message: error.message, todo: error.todo });
    return [];
  }

  private asked(path: string) {
    return { host: this.connection.base.host, path };
  }
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
