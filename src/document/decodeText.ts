import { InvalidInput } from '../errors/InvalidInput';
import { decodeStrictly } from './encoding/decodeStrictly';
import { detectEncoding, isEscaped, wideEncoding } from './encoding/detectEncoding';

export interface DecodedText {
  /** Without byte order mark, NFC, lines end in `\n`, no control characters but tab. */
  readonly text: string;
  /** In WHATWG's names, big5 with the characters of Windows and Hong Kong. */
  readonly encoding: string;
  /** 0 to 1: 1 where a mark or plain ASCII leaves no doubt, otherwise how far it reads better than in any other encoding. */
  readonly encodingConfidence: number;
}

/** How a file was decoded, as its document's metadata tell it. */
export type EncodingFacts = Pick<DecodedText, 'encoding' | 'encodingConfidence'>;

const CERTAIN = 1;
/** Bytes above ASCII that are UTF-8 throughout are so by design, bytes with escapes of ISO-2022-JP too. */
const BEYOND_CHANCE = 0.99;
/** What a page says of itself, where its text reads better in another encoding. */
const CLAIMED_ONLY = 0.6;

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** Encodings that a file may claim for itself (an HTML page's charset); others are not believed. */
const CLAIMABLE = new Set(['big5', 'big5-hkscs', 'gb18030', 'gbk', 'gb2312', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-2022-jp', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'koi8-r', 'utf-16le', ...[874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${page}`)]);

/**
 * Decodes by byte order mark, then ISO-2022-JP's escapes, strict UTF-8, the encoding the file claims, then the one that reads best. Throws
 * ENCODING_UNKNOWN rather than guess: no damaged text leaves here, but for a character in a thousand of an old encoding, as U+FFFD.
 */
export function decodeText(bytes: Uint8Array, claimed?: string): DecodedText {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return finish(decodeStrictly(bytes, marked.encoding), marked.encoding, CERTAIN);
  if (isEscaped(bytes)) return finish(decodeStrictly(bytes, 'iso-2022-jp'), 'iso-2022-jp', BEYOND_CHANCE);
  const wide = wideEncoding(bytes);
  if (wide) return finish(decodeStrictly(bytes, wide.encoding), wide.encoding, wide.confidence);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return finish(utf8, 'utf-8', utf8.length === bytes.length ? CERTAIN : BEYOND_CHANCE);
  return decodeOld(bytes, claimed?.trim().toLowerCase());
}

/** What a page claims is believed where every byte agrees; but Windows-1252 agrees with anything. */
function decodeOld(bytes: Uint8Array, claimed: string | undefined): DecodedText {
  const { encoding: detected, confidence = 0 } = detectEncoding(bytes) ?? {};
  const isTelling = claimed !== undefined && CLAIMABLE.has(claimed) && !(/^(iso-8859|windows-125)/.test(claimed) && detected && !detected.startsWith('windows'));
  const asClaimed = isTelling ? decodeStrictly(bytes, claimed) : undefined;
  if (asClaimed !== undefined) return finish(asClaimed, claimed!, claimed === detected ? BEYOND_CHANCE : CLAIMED_ONLY);
  return finish(detected === undefined ? undefined : decodeStrictly(bytes, detected), detected ?? '', confidence);
}

function finish(text: string | undefined, encoding: string, encodingConfidence: number): DecodedText {
  if (text === undefined) throw new InvalidInput('ENCODING_UNKNOWN', 'The text is damaged, or in none of the encodings that are known: UTF-8, UTF-16, Big5, GB18030, Shift-JIS, EUC-JP, EUC-KR, ISO-2022-JP, Windows code pages.', 'Save the file as UTF-8 and ingest it again.');
  if (text.includes('\0')) throw new InvalidInput('NOT_TEXT', 'The file holds binary data, not text.', 'Check that the extension of the file is right.');
  return { text: normaliseText(text), encoding, encodingConfidence };
}

/** NFC, `\n` for every kind of line end, no other control characters and no byte order mark. */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .normalize('NFC');
}
