import type { Format } from './formatOf';
import { PARSERS } from './parsers';
import type { ParsedSource, Parser, Reading } from './ParsedSource';

/** Parses the bytes of one file as `format`. Throws InvalidInput that says what is wrong with the file and what to do. */
export async function parseBytes(bytes: Uint8Array, format: Format, reading: Reading): Promise<ParsedSource> {
  const parse: Parser = PARSERS[format];
  return parse(bytes, reading);
}
