import type { Document, FailedDocument, SourceListing } from '../../document/Document';
import { ingestFiles, type IngestOptions } from './ingestFiles';
import { openFolder } from './openFolder';
import type { IsBlocked } from './walkFolder';

export type FolderOptions = IngestOptions & { readonly isBlocked?: IsBlocked };

/** Makes documents of a folder, as `ingestFiles` does of any source. */
export function ingestFolder(root: string, { isBlocked, ...options }: FolderOptions): AsyncGenerator<Document | FailedDocument, SourceListing> {
  return ingestFiles(openFolder(root, isBlocked), options);
}
