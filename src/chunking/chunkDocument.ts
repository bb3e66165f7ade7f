import type { Document, Place } from '../document/Document';
import { hashId } from '../document/hashId';
import { readLineMap } from '../document/lineMap';
import { placeOfPage } from '../document/placeOfPage';
import { InvalidInput } from '../errors/InvalidInput';
import type { Chunk } from './Chunk';
import { type Above, chunkContext, fittingContext } from './chunkContext';
import { type Measure, packBlocks, type Span } from './packBlocks';
import { characterRuler, tokenRuler } from './Ruler';
import { scanBlocks } from './scanBlocks';
import type { Tokenizer } from './Tokenizer';

/** Part of every chunk id: raise it when the same document would be cut otherwise, so that it is embedded anew. */
export const CHUNKER_VERSION = 1;

/** Characters (UTF-16 units) of a chunk's text; about 700 tokens of Chinese, 180 of English. */
export const DEFAULT_MAX_CHARACTERS = 700;
const SMALLEST_MAX_CHARACTERS = 40;
const SMALLEST_MAX_TOKENS = 64;

/** At most so many tokens, the context and the model's own marks counted. */
export interface TokenLimit {
  readonly max: number;
  readonly tokenizer: Tokenizer;
}

/** The size in characters, or in tokens where they are given. */
export interface ChunkOptions {
  readonly maxCharacters?: number;
  readonly tokens?: TokenLimit;
}

/** What the chunker reads of a document; `metadata.format` decides whether lines are given, `metadata.lineMap` which. */
export type ChunkableDocument = Pick<Document, 'id' | 'title' | 'markdown' | 'metadata'>;

/**
 * Cuts a document into chunks in reading order. Each text is `markdown.slice(...offsets)`, at most as long as the options say; no chunk spans
 * two headings or two pages, together they hold all of the text, and the same document always gives the same chunks. Time is linear.
 */
export function chunkDocument(document: ChunkableDocument, options: ChunkOptions = {}): Chunk[] {
  const measure = options.tokens ? byTokens(document, options.tokens) : byCharacters(document, options.maxCharacters);
  const version = chunkerVersion(options.tokens);
  const spans = packBlocks(document.markdown, scanBlocks(document.markdown), measure);
  const placeOf = placeReader(document);
  const seen = new Map<string, number>();
  return spans.map((span, index) => {
    const text = document.markdown.slice(span.start, span.end);
    const occurrence = seen.get(text) ?? 0;
    seen.set(text, occurrence + 1);
    const id = hashId(document.id, text, occurrence, version);
    return { id, documentId: document.id, index, text, context: measure.contextOf(span), place: placeOf(span), offsets: [span.start, span.end] as const };
  });
}

/** What cuts a text: with other tokens it is another chunker. */
export const chunkerVersion = (tokens?: TokenLimit): string | number => (tokens ? `${CHUNKER_VERSION} ${tokens.tokenizer.name}` : CHUNKER_VERSION);

function byCharacters({ title }: ChunkableDocument, max = DEFAULT_MAX_CHARACTERS): Measure {
  refuseSmall(max, SMALLEST_MAX_CHARACTERS, 'characters');
  return { ruler: characterRuler(max), contextOf: (above) => chunkContext(title, above) };
}

function byTokens({ title, markdown }: ChunkableDocument, { max, tokenizer }: TokenLimit): Measure {
  refuseSmall(max, SMALLEST_MAX_TOKENS, 'tokens');
  let last: { readonly above: Above; readonly context: string } | undefined;
  const contextOf = (above: Above) => {
    if (last?.above.headings !== above.headings || last.above.tableHeader !== above.tableHeader) last = { above, context: fittingContext(title, above, (context) => tokenizer.count(context) <= max / 2) };
    return last.context;
  };
  return { ruler: tokenRuler(markdown, tokenizer, max), contextOf };
}

function refuseSmall(max: number, least: number, unit: string): void {
  if (!(max >= least)) throw new InvalidInput('CHUNK_TOO_SMALL', `Chunks of ${max} ${unit} were asked for; the least is ${least}.`, 'Set a larger chunk size.');
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
