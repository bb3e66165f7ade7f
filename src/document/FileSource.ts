/** A file as it was listed; `path` is relative to the source's root, with `/`. `etag` is the server's own mark of this version, where it gives one. */
export interface ListedFile {
  readonly path: string;
  readonly size?: number;
  readonly modifiedAt?: string;
  readonly etag?: string;
  /** Where a person opens the file, with their own login. */
  readonly url?: string;
}

/** What is wrong with a part of a source, for whoever looks after it. */
export interface ListingProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly todo: string;
}

export interface FileListing {
  /** Ordered by path, so that every run goes the same way. */
  readonly files: readonly ListedFile[];
  /** Paths of the access.yaml files and of the rights of a Windows file server, whatever the patterns say. */
  readonly accessFiles: readonly string[];
  /** False when a part could not be listed: nothing may be concluded from what is absent. */
  readonly complete: boolean;
  readonly problems: readonly ListingProblem[];
}

export interface FileSelection {
  /** Glob patterns over relative paths; an empty include means everything. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A tree of files that documents are made of: a folder, a WebDAV server. */
export interface FileSource {
  /** Without reading a byte of a file. Throws ServiceUnavailable where the source as a whole cannot be listed; what is wrong below comes as a problem, and then the listing is not complete. */
  list(selection: FileSelection): Promise<FileListing>;
  /** All of one file; throws a PrivateLlmError for one over `maxBytes`, or that cannot be read. */
  read(path: string, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}
