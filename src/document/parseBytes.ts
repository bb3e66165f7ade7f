import { InvalidInput } from '../errors/InvalidInput';
import { READABLE_EXTENSIONS, type Format } from './formatOf';
import { parseCsv } from './formats/parseCsv';
import { parseDocx } from './formats/parseDocx';
import { parseHtml } from './formats/parseHtml';
import { parseMarkdown } from './formats/parseMarkdown';
import { parsePdf } from './formats/parsePdf';
import { parsePlainText } from './formats/parsePlainText';
import type { ParsedSource, Parser } from './ParsedSource';

const PARSERS = { md: parseMarkdown, txt: parsePlainText, csv: parseCsv, html: parseHtml, docx: parseDocx, pdf: parsePdf } satisfies Record<Exclude<Format, 'json'>, Parser>;

/** Parses the bytes of one file. Throws InvalidInput that says what is wrong with the file and what to do. */
export async function parseBytes(bytes: Uint8Array, format: Format | undefined): Promise<ParsedSource> {
  if (format === undefined || format === 'json') throw new InvalidInput('FORMAT_UNKNOWN', 'Files of this kind cannot be read.', `Convert the file to one of ${READABLE_EXTENSIONS.join(', ')}, or exclude it.`);
  const parse: Parser = PARSERS[format];
  return parse(bytes);
}
