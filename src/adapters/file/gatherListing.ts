import picomatch from 'picomatch';
import { WINDOWS_RIGHTS_FILE } from '../../access/parseWindowsRights';
import type { FileListing, FileSelection, ListedFile, ListingProblem } from '../../document/FileSource';

export const ACCESS_FILE = 'access.yaml';
/** What a company's file server leaves beside its documents. */
const NEVER = ['**/.*', '**/.*/**', '**/~$*', '**/@eaDir/**', '**/#recycle/**', '**/$RECYCLE.BIN/**', '**/Thumbs.db', '**/desktop.ini', `**/${ACCESS_FILE}`];

/** What a walk through a source finds, by the rules that all sources share. */
export interface ListingGatherer {
  /** Whether a file is to be listed; an access.yaml is noted and is not. */
  takes(path: string): boolean;
  /** Whether anything below a folder can be wanted. */
  enters(folder: string): boolean;
  add(file: ListedFile): void;
  /** Something beside the documents is wrong; the listing stays complete. */
  note(problem: ListingProblem): void;
  /** A part is missing: the listing is not complete. */
  miss(problem: ListingProblem): void;
  /** A source without any wanted file is never complete: a share that is not mounted looks the same. */
  finish(): FileListing;
}

/** Gathers one listing. `empty` says what to check where nothing was found. */
export function gatherListing({ include, exclude = [] }: FileSelection, empty: Pick<ListingProblem, 'message' | 'todo'>): ListingGatherer {
  const included = include?.length ? picomatch([...include], { dot: true }) : () => true;
  const excluded = picomatch([...NEVER, ...exclude], { dot: true });
  const files: ListedFile[] = [];
  const accessFiles: string[] = [];
  const problems: ListingProblem[] = [];
  let complete = true;
  return {
    takes(path) {
      const governs = path === WINDOWS_RIGHTS_FILE || path === ACCESS_FILE || path.endsWith(`/${ACCESS_FILE}`);
      if (governs) accessFiles.push(path);
      return !governs && included(path) && !excluded(path);
    },
    enters: (folder) => !excluded(folder) && !excluded(`${folder}/x`),
    add: (file) => void files.push(file),
    note: (problem) => void problems.push(problem),
    miss(problem) {
      complete = false;
      problems.push(problem);
    },
    finish() {
      if (files.length === 0 && complete) problems.push({ path: '', code: 'FOLDER_EMPTY', ...empty });
      return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), accessFiles, complete: complete && files.length > 0, problems };
    },
  };
}
