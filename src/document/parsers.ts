import type { Format } from './formatOf';
import { parseCsv } from './formats/parseCsv';
import { parseDocx } from './formats/parseDocx';
import { parseHtml } from './formats/parseHtml';
import { parseMarkdown } from './formats/parseMarkdown';
import { parsePdf } from './formats/parsePdf';
import { parsePlainText } from './formats/parsePlainText';
import { parseZip } from './formats/parseZip';
import type { Parser } from './ParsedSource';
import { InvalidInput } from '../errors/InvalidInput';

const notYet: Parser = () => {
  throw new InvalidInput('FORMAT_UNKNOWN', 'Files of this kind cannot be read yet.', 'Convert the file, or exclude it.');
};

/** Who reads what. */
export const PARSERS = {
  md: parseMarkdown, txt: parsePlainText, csv: parseCsv, tsv: parseCsv, html: parseHtml, docx: parseDocx, pdf: parsePdf, zip: parseZip,
  doc: notYet, odt: notYet, rtf: notYet, xlsx: notYet, xls: notYet, ods: notYet, pptx: notYet, ppt: notYet, odp: notYet, eml: notYet, msg: notYet, mbox: notYet, epub: notYet, ipynb: notYet,
  json: notYet, jsonl: notYet, xml: notYet, image: notYet, chat: notYet,
} satisfies Record<Format, Parser>;
