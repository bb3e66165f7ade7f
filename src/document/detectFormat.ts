import { InvalidInput } from '../errors/InvalidInput';
import { oleFormat } from './archive/oleFormat';
import { zipFormat } from './archive/zipFormat';
import { extensionOf, formatOf, READABLE_EXTENSIONS, type Format } from './formatOf';
import { isTextFormat, sniffText } from './sniffText';

export interface DetectedFormat {
  readonly format: Format;
  /** The format that the extension claims, where the content is another. */
  readonly claimed?: Format;
}

type Signature = readonly [at: number, bytes: string];

const IMAGES: readonly Signature[] = [
  [0, '\x89PNG\r\n\x1a\n'], [0, '\xff\xd8\xff'], [0, 'GIF8'], [0, 'II*\0'], [0, 'MM\0*'], [8, 'WEBP'],
];

/** Word 1 and 2, and Word for DOS. */
const BEFORE_OLE = /^(?:\x9b\xa5|\xdb\xa5|\x31\xbe)/;

/** What cannot be read, by its first bytes, in words. */
const UNREADABLE: readonly (readonly [kind: string, ...signatures: Signature[]])[] = [
  ['a 7-Zip archive', [0, '7z\xbc\xaf\x27\x1c']],
  ['a RAR archive', [0, 'Rar!\x1a\x07']],
  ['a gzip archive', [0, '\x1f\x8b']],
  ['an xz archive', [0, '\xfd7zXZ']],
  ['a bzip2 archive', [0, 'BZh']],
  ['a tar archive', [257, 'ustar']],
  ['a cabinet archive', [0, 'MSCF']],
  ['a program', [0, 'MZ'], [0, '\x7fELF'], [0, '\xca\xfe\xba\xbe']],
  ['a film or sound', [4, 'ftyp'], [0, 'ID3'], [0, 'OggS'], [8, 'AVI '], [8, 'WAVE'], [0, '\x1aE\xdf\xa3']],
  ['a database', [0, 'SQLite format 3\0'], [4, 'Standard Jet DB'], [4, 'Standard ACE DB']],
  ['an Outlook data file', [0, '!BDN']],
];

/** What a file is by its content; its name only decides between kinds of text. Throws FORMAT_UNKNOWN, ENCRYPTED, EMPTY_DOCUMENT or the like, with what can be done. */
export async function detectFormat(bytes: Uint8Array, path: string, mimeType?: string): Promise<DetectedFormat> {
  if (bytes.length === 0) throw new InvalidInput('EMPTY_DOCUMENT', 'The file is empty (0 bytes).', 'Copy it again; leave it out if it is meant to be empty.');
  const claimed = formatOf(path, mimeType);
  const format = (await byMagic(bytes, claimed)) ?? byText(bytes, claimed, path);
  return { format, ...(claimed && claimed !== format && differs(claimed, format) && { claimed }) };
}

async function byMagic(bytes: Uint8Array, claimed: Format | undefined): Promise<Format | undefined> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).toString('latin1');
  const starts = ([at, text]: Signature) => head.startsWith(text, at);
  if (head.includes('%PDF-')) return 'pdf';
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return zipFormat(bytes, claimed);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleFormat(bytes);
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (claimed === 'doc' && BEFORE_OLE.test(head)) return 'doc';
  if (IMAGES.some(starts) || (head.startsWith('BM') && bytes.length > 26 && head[6] === '\0' && head[8] === '\0')) return 'image';
  const kind = UNREADABLE.find(([, ...signatures]) => signatures.some(starts))?.[0];
  if (kind && !(claimed && isTextFormat(claimed) && !head.includes('\0'))) throw unknown(`This is ${kind}, which cannot be read.`);
  return undefined;
}

function byText(bytes: Uint8Array, claimed: Format | undefined, path: string): Format {
  const sniffed = sniffText(bytes, claimed);
  if (sniffed) return sniffed;
  if (claimed === undefined) throw unknown(extensionOf(path) ? `Files that end in .${extensionOf(path)} cannot be read.` : 'This kind of file cannot be read.');
  if (isTextFormat(claimed)) return claimed;
  throw new InvalidInput(`${claimed.toUpperCase()}_BROKEN`, `The file is not what its name says (${claimed}), or its beginning is lost.`, 'Open it in its own program and save it again, or give it the right extension.');
}

const unknown = (message: string) => new InvalidInput('FORMAT_UNKNOWN', message, `Convert the file to one of ${READABLE_EXTENSIONS.slice(0, 24).join(', ')}, or exclude it.`);

/** Kinds of text that one extension may rightly hold. */
const RELATED: readonly (readonly Format[])[] = [['txt', 'md', 'chat'], ['csv', 'tsv', 'txt', 'chat'], ['json', 'jsonl', 'ipynb', 'chat'], ['html', 'xml', 'eml']];
const differs = (a: Format, b: Format) => !RELATED.some((group) => group.includes(a) && group.includes(b));
