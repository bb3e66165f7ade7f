import { InvalidInput } from '../errors/InvalidInput';
import { isBig5 } from './isBig5';

export interface DecodedText {
  /** Without byte order mark, NFC, lines end in `\n`, no control characters but tab. */
  readonly text: string;
  readonly encoding: string;
}

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** Encodings that a file may claim for itself (an HTML page's charset); others are not believed. */
const CLAIMABLE = new Set(['big5', 'gb18030', 'gbk', 'gb2312', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-8859-1', 'windows-1252', 'utf-16le']);

/** Decodes by byte order mark, then strict UTF-8, then the encoding the file claims, then Big5 if the bytes look like it. Throws rather than guess: no damaged text leaves here. */
export function decodeText(bytes: Uint8Array, claimed?: string): DecodedText {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return finish(decodeStrictly(bytes, marked.encoding), marked.encoding);
  const wide = wideEncoding(bytes);
  if (wide) return finish(decodeStrictly(bytes, wide), wide);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return finish(utf8, 'utf-8');
  const label = claimed?.trim().toLowerCase();
  const asClaimed = label && CLAIMABLE.has(label) ? decodeStrictly(bytes, label) : undefined;
  if (asClaimed !== undefined) return finish(asClaimed, label!);
  return finish(isBig5(bytes) ? decodeStrictly(bytes, 'big5') : undefined, 'big5');
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark shows as a zero in every second byte of its ASCII characters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  if (zeros[1]! > sample.length / 8 && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > sample.length / 8 && zeros[1] === 0 ? 'utf-16be' : undefined;
}

function finish(text: string | undefined, encoding: string): DecodedText {
  if (text === undefined) throw new InvalidInput('ENCODING_UNKNOWN', 'The text is neither UTF-8, UTF-16 nor Big5, or it is damaged.', 'Save the file as UTF-8 and ingest it again.');
  if (text.includes('\0')) throw new InvalidInput('NOT_TEXT', 'The file holds binary data, not text.', 'Check that the extension of the file is right.');
  return { text: normaliseText(text), encoding };
}

/** NFC, `\n` for every kind of line end, no other control characters and no byte order mark. */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .normalize('NFC');
}
