import type { DocumentWarning } from './Document';
import type { LineRun } from './lineMap';

/** What a parser makes of one file. `title` only when the file states one; `lines` only where Markdown lines are not the source's own. */
export interface ParsedSource {
  readonly markdown: string;
  readonly title?: string;
  readonly lines?: readonly LineRun[];
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  readonly warnings?: readonly DocumentWarning[];
}

/** One format's parser. Throws InvalidInput with what the reader can do; never emits an HTML comment but its own page markers. */
export type Parser = (bytes: Uint8Array) => ParsedSource | Promise<ParsedSource>;
