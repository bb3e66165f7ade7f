import type { Format } from './formatOf';
import { parseCsv } from './formats/parseCsv';
import { parseDoc } from './formats/parseDoc';
import { parseDocx } from './formats/parseDocx';
import { parseEml } from './formats/parseEml';
import { parseEpub } from './formats/parseEpub';
import { parseHtml } from './formats/parseHtml';
import { parseImage } from './formats/parseImage';
import { parseIpynb } from './formats/parseIpynb';
import { parseJson, parseJsonLines } from './formats/parseJson';
import { parseMarkdown } from './formats/parseMarkdown';
import { parseMbox } from './formats/parseMbox';
import { parseMsg } from './formats/parseMsg';
import { parseOds } from './formats/parseOds';
import { parseOpenDocument } from './formats/parseOpenDocument';
import { parsePdf } from './formats/parsePdf';
import { parsePlainText } from './formats/parsePlainText';
import { parsePpt } from './formats/parsePpt';
import { parsePptx } from './formats/parsePptx';
import { parseRtf } from './formats/parseRtf';
import { parseSheets } from './formats/parseSheets';
import { parseXlsx } from './formats/parseXlsx';
import { parseXml } from './formats/parseXml';
import { parseZip } from './formats/parseZip';
import type { Parser } from './ParsedSource';

/** Who reads what. */
export const PARSERS = {
  md: parseMarkdown, txt: parsePlainText, csv: parseCsv, tsv: parseCsv, html: parseHtml, xml: parseXml,
  pdf: parsePdf, image: parseImage,
  docx: parseDocx, doc: parseDoc, odt: parseOpenDocument, rtf: parseRtf, epub: parseEpub,
  xlsx: parseXlsx, xls: parseSheets, ods: parseOds,
  pptx: parsePptx, ppt: parsePpt, odp: parseOpenDocument,
  eml: parseEml, msg: parseMsg, mbox: parseMbox,
  json: parseJson, jsonl: parseJsonLines, ipynb: parseIpynb, chat: parsePlainText,
  zip: parseZip,
} satisfies Record<Format, Parser>;
