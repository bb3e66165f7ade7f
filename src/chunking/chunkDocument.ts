import type { Document, Place } from '../document/Document';
import { hashId } from '../document/hashId';
import { readLineMap } from '../document/lineMap';
import { placeOfPage } from '../document/placeOfPage';
import { InvalidInput } from '../errors/InvalidInput';
import type { Chunk } from './Chunk';
import { packBlocks, type Span } from './packBlocks';
import { scanBlocks } from './scanBlocks';

/** Part of every chunk id: raise it when the same document would be cut otherwise, so that it is embedded anew. */
export const CHUNKER_VERSION = 1;

/** Characters (UTF-16 units) of a chunk's text; about 700 tokens of Chinese, 180 of English. */
export const DEFAULT_MAX_CHARACTERS = 700;
const SMALLEST_MAX_CHARACTERS = 40;

export interface ChunkOptions {
  readonly maxCharacters?: number;
}

/** What the chunker reads of a document; `metadata.format` decides whether lines are given, `metadata.lineMap` which. */
export type ChunkableDocument = Pick<Document, 'id' | 'title' | 'markdown' | 'metadata'>;

/**
 * Cuts a document into chunks in reading order. Each text is `markdown.slice(...offsets)`, at most `maxCharacters` long; no chunk spans
 * two headings or two pages, together they hold all of the text, and the same document always gives the same chunks. Time is linear.
 */
export function chunkDocument(document: ChunkableDocument, options: ChunkOptions = {}): Chunk[] {
  const maxCharacters = options.maxCharacters ?? DEFAULT_MAX_CHARACTERS;
  if (!(maxCharacters >= SMALLEST_MAX_CHARACTERS))
    throw new InvalidInput('CHUNK_TOO_SMALL', `Chunks of ${maxCharacters} characters were asked for; the least is ${SMALLEST_MAX_CHARACTERS}.`, 'Set a larger chunk size.');
  const spans = packBlocks(document.markdown, scanBlocks(document.markdown), maxCharacters);
  const placeOf = placeReader(document);
  const seen = new Map<string, number>();
  return spans.map((span, index) => {
    const text = document.markdown.slice(span.start, span.end);
    const occurrence = seen.get(text) ?? 0;
    seen.set(text, occurrence + 1);
    const id = hashId(document.id, text, occurrence, CHUNKER_VERSION);
    return { id, documentId: document.id, index, text, context: contextOf(document.title, span), place: placeOf(span), offsets: [span.start, span.end] as const };
  });
}

function contextOf(title: string, { headings, tableHeader }: Span): string {
  const path = headings[0] === title ? headings : [title, ...headings];
  return path.filter(Boolean).join(' > ') + (tableHeader ? `\n${tableHeader}` : '');
}

const FORMATS_WITH_LINES = new Set<unknown>(['md', 'txt', 'csv', 'tsv']);

function placeReader({ metadata, markdown }: ChunkableDocument): (span: Span) => Place {
  const placeOf = placeOfPage(metadata);
  if (!FORMATS_WITH_LINES.has(metadata.format) && metadata.lineMap === undefined) return ({ headings, page }) => ({ headings, ...placeOf(page) });
  const sourceLine = readLineMap(metadata.lineMap);
  let [line, at] = [1, 0];
  const lineAt = (offset: number) => {
    for (let found = markdown.indexOf('\n', at); found >= 0 && found < offset; found = markdown.indexOf('\n', at)) [line, at] = [line + 1, found + 1];
    return line;
  };
  return ({ headings, start, end }) => {
    const [first, last] = [lineAt(start), lineAt(end)];
    // A record that spans source lines ends where the next one starts.
    return { headings, lines: [sourceLine(first), Math.max(sourceLine(last), sourceLine(last + 1) - 1)] };
  };
}
