import WordExtractor from 'word-extractor';
import { InvalidInput } from '../../errors/InvalidInput';
import { openOle } from '../archive/openOle';
import { normaliseText } from '../decodeText';
import { looksLikeTitle, numberedHeading } from '../numberedHeading';
import { macroWarning } from '../office/macroWarning';
import { isPageMarker } from '../pageMarker';
import { readThroughOffice } from '../office/readThroughOffice';
import type { ParsedSource, Parser } from '../ParsedSource';
import { parseDocx } from './parseDocx';
import { markdownTable } from '../markdownTable';

/** The first byte of a compound file, which Word 1 and 2 did not write yet. */
const OLE = 0xd0;
/** Where the file information block says that the text is encrypted or obfuscated (MS-DOC, FibBase). */
const FLAGS_AT = 0x0a;
const ENCRYPTED = 0x0100;
/** Word 97; what is older keeps its text in another way. */
const OLDEST_VERSION = 0x00c1;

/** A Word document from before 2007: through LibreOffice, where there is one, which keeps headings and merged cells and also reads Word 95 and older. */
export const parseDoc: Parser = (bytes, reading) =>
  readThroughOffice(bytes, { from: 'doc', to: 'docx', readItself, readConverted: parseDocx, lost: 'headings and merged cells' }, reading);

/** Word 97-2003: text, tables, footnotes and comments. What the format keeps of headings is lost, so that numbered lines make them. */
async function readItself(bytes: Uint8Array): Promise<ParsedSource> {
  if (bytes[0] !== OLE) throw tooOld();
  const file = openOle(bytes);
  const main = file.FileIndex.find(({ name }) => name === 'WordDocument')?.content;
  checkVersion(main ? Buffer.from(main as Uint8Array) : Buffer.alloc(0));
  const document = await extract(bytes);
  const lines = clean(document.getBody()).split('\n');
  const notes = [document.getFootnotes(), document.getEndnotes()].flatMap((text) => clean(text).split('\n')).map((line) => line.trim()).filter(Boolean);
  const comments = clean(document.getAnnotations()).split('\n').map((line) => line.trim()).filter(Boolean).map((line) => `> ${line}`);
  const boxes = clean(document.getTextboxes({ includeHeadersAndFooters: false, includeBody: true })).trim();
  const markdown = [...toBlocks(lines), boxes, notes.join('\n'), comments.join('\n')].filter(Boolean).join('\n\n');
  const first = lines.find((line) => line.trim())?.trim() ?? '';
  return { markdown, title: looksLikeTitle(first) ? first : undefined, warnings: macroWarning(file.FullPaths.some((path) => /\/Macros\/|_VBA_PROJECT/i.test(path))) };
}

function checkVersion(head: Buffer): void {
  if (head.length < 32) throw broken();
  if (head.readUInt16LE(FLAGS_AT) & ENCRYPTED) throw new InvalidInput('ENCRYPTED', 'The document is protected by a password.', 'Remove the password and save it again, then ingest it.');
  if (head.readUInt16LE(2) < OLDEST_VERSION) throw tooOld();
}

async function extract(bytes: Uint8Array) {
  try {
    return await new WordExtractor().extract(Buffer.from(bytes));
  } catch (cause) {
    throw broken(cause);
  }
}

const tooOld = () => new InvalidInput('DOC_TOO_OLD', 'The document was written by Word 95 or older.', 'Open it in LibreOffice and save it as .docx.');
const broken = (cause?: unknown) => new InvalidInput('DOC_BROKEN', 'The file is not a readable Word document.', 'Open it in Word or LibreOffice and save it as .docx.', { cause });

const clean = (text: string) => normaliseText(text.replace(/\u000b/g, '\n')).split('\n').filter((line) => !isPageMarker(line)).join('\n');

/** Rows of a table come with a tab after each cell. */
function toBlocks(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    let end = at;
    while (end < lines.length && isRow(lines[end]!)) end++;
    if (end > at) {
      out.push(markdownTable(lines.slice(at, end).map((row) => row.replace(/\t$/, '').split('\t').map((text) => ({ text })))).join('\n'));
      at = end;
      continue;
    }
    const level = numberedHeading(lines, at);
    if (line.trim()) out.push(level ? `${'#'.repeat(level)} ${line.trim()}` : line.trim());
    at++;
  }
  return out;
}

const isRow = (line: string) => line.endsWith('\t') && line.trim() !== '';
