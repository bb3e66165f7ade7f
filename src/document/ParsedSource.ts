import type { ExpansionBudget } from './archive/ExpansionBudget';
import type { DocumentWarning } from './Document';
import type { Format } from './formatOf';
import type { LineRun } from './lineMap';
import type { PictureReader } from './pictures/PictureReader';

/** What a parser makes of one file. `title` only when the file states one; `lines` only where Markdown lines are not the source's own. */
export interface ParsedSource {
  readonly markdown: string;
  readonly title?: string;
  readonly lines?: readonly LineRun[];
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  readonly warnings?: readonly DocumentWarning[];
  /** The files within this one, in order, each made when it is its turn; every one becomes a document of its own. */
  readonly members?: AsyncIterable<Member> | Iterable<Member>;
}

/** A file within a file. `name` is a clean relative path, unique among its siblings. */
export interface Member {
  readonly name: string;
  readonly modifiedAt?: string;
  readonly mimeType?: string;
  readonly content: { readonly bytes: Uint8Array } | { readonly parsed: ParsedSource; readonly format: Format } | { readonly error: unknown };
}

/** What a parser may use besides the bytes. */
export interface Reading {
  /** The file's path, for its extension and its name. */
  readonly path: string;
  /** What this file and all within it may still unpack. */
  readonly budget: ExpansionBudget;
  readonly services: ReadingServices;
}

/** Programs outside this process, where there are any. */
export interface ReadingServices {
  /** What reads pictures; undefined where OCR is off. */
  readonly pictures?: PictureReader;
  /** LibreOffice, or undefined where it is not installed or not to be used. */
  readonly office?: OfficeConverter;
}

/** One format's parser. Throws InvalidInput with what the reader can do; never emits an HTML comment but its own page markers. */
export type Parser = (bytes: Uint8Array, reading: Reading) => ParsedSource | Promise<ParsedSource>;

/** Turns an old office file into a current one; undefined where it gives nothing. May throw for a file that it cannot read or that takes too long. */
export type OfficeConverter = (bytes: Uint8Array, from: string, to: 'docx' | 'pptx' | 'xlsx') => Promise<Uint8Array | undefined>;
