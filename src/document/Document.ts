import type { AccessRule } from '../principal/AccessRule';

/** Where in a document something stands; pages, slides and lines count from 1. */
export interface Place {
  readonly headings: readonly string[];
  readonly page?: number;
  readonly slide?: number;
  readonly sheet?: string;
  readonly lines?: readonly [number, number];
}

export type Category = 'knowledge' | 'procedure' | 'case';

/** `etag` is the mark that a server gives a version of a file; another one means that the file may have changed. */
export interface DocumentSource {
  readonly id: string;
  readonly path: string;
  readonly url?: string;
  readonly modifiedAt?: string;
  readonly size?: number;
  readonly etag?: string;
}

export interface DocumentWarning {
  readonly code: string;
  readonly message: string;
}

/**
 * A clean UTF-8 Markdown document (contracts.md). `contentHash` covers title, markdown and category, not access.
 * Pages of a paged source are separated in `markdown` by a line `<!-- page N -->` before each page.
 */
export interface Document {
  readonly id: string;
  readonly tenant: string;
  readonly source: DocumentSource;
  readonly title: string;
  readonly markdown: string;
  readonly contentHash: string;
  readonly category: Category;
  readonly language?: string;
  readonly access: AccessRule;
  readonly pii: 'unchecked' | 'checked';
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
  readonly warnings: readonly DocumentWarning[];
}

/** A source file that could not be read. `access` is there because a failed file keeps its last good version and its rights still update. */
export interface FailedDocument {
  readonly id: string;
  readonly source: DocumentSource;
  readonly access: AccessRule;
  readonly error: { readonly code: string; readonly message: string; readonly todo: string };
}

/** A document that its source itself reports as deleted; `source.modifiedAt` is when. */
export type DeletedDocument = Pick<Document, 'id' | 'tenant' | 'source'>;

/** All ids of one source at one time. Only a complete one is ground for deleting what it does not hold; `deleted` names what goes whatever else it holds. */
export interface SourceListing {
  readonly source: string;
  readonly runId: string;
  readonly complete: boolean;
  readonly ids: readonly string[];
  readonly deleted?: readonly DeletedDocument[];
  readonly remaining: number;
}
