import type { Document, DocumentWarning, FailedDocument } from '../../src/document/Document';

/** What is told of one document or failure; `ms` is its file's time, shared out evenly among the file's documents. */
export interface ParsedFigures {
  readonly path: string;
  readonly title?: string;
  readonly type?: string;
  readonly encoding?: string;
  /** 0 to 1, how sure the encoding is. */
  readonly encodingConfidence?: number;
  /** Unicode characters of the Markdown. */
  readonly characters: number;
  readonly pages?: number;
  readonly slides?: number;
  readonly sheets?: number;
  readonly warnings: readonly DocumentWarning[];
  readonly ms: number;
  readonly error?: FailedDocument['error'];
}

/** The figures of a document, or of a file that failed. */
export function describeParsed(read: Document | FailedDocument, milliseconds: number): ParsedFigures {
  const ms = Math.round(milliseconds * 10) / 10;
  const { path } = read.source;
  if ('error' in read) return { path, characters: 0, warnings: [], ms, error: read.error };
  const { title, markdown, metadata, warnings } = read;
  const number = (name: string) => (typeof metadata[name] === 'number' ? metadata[name] : undefined);
  return {
    path, title, type: String(metadata.format), encoding: typeof metadata.encoding === 'string' ? metadata.encoding : undefined, encodingConfidence: number('encodingConfidence'),
    characters: countCharacters(markdown), pages: number('pages'), slides: number('slides'), sheets: number('sheets'), warnings, ms,
  };
}

function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) count--;
  return count;
}
