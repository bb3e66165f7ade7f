import { isBig5 } from '../isBig5';
import { decodeStrictly } from './decodeStrictly';
import { scoreText } from './scoreText';
import { scoreSingleByte, SINGLE_BYTE } from './scoreSingleByte';

export interface DetectedEncoding {
  readonly encoding: string;
  /** 0 to 1: how far it reads better than the next best. */
  readonly confidence: number;
}

const SAMPLE_BYTES = 65_536;
const EAST_ASIAN = ['big5', 'gb18030', 'shift_jis', 'euc-jp', 'euc-kr'] as const;
/** What reads worse than this is taken for nothing. */
const LEAST_SCORE = 0.15;
/** A Windows code page fits nearly anything, so that East Asian text that reads as well is the likelier. */
const SINGLE_BYTE_WEIGHT = 0.6;
/** So many characters tell half as much as a long text. */
const FEW = 1.5;
/** The house's customers write Big5: of two that read equally well it is the likelier. */
const HOME_BONUS = 0.08;
/** Below so many bytes chance may read as UTF-16. */
const SHORT_WIDE = 16;
const WIDE_SAMPLE_BYTES = 4_096;
/** What punctuation, kana and common characters reach. */
const COMMON_ENOUGH = 0.4;
const ESCAPES = /\x1b\$[@B]|\x1b\([JI]|\x1b\$\(D/;

/** Which encoding bytes that are not UTF-8 are written in, by how each candidate reads; looks at 64 KB at most. Undefined where none makes sense. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | undefined {
  const sample = wholeLines(bytes);
  if (isEscaped(sample)) return { encoding: 'iso-2022-jp', confidence: 0.99 };
  if (isCutUtf8(sample)) return undefined;
  const wide = wideEncoding(sample, false);
  if (wide) return wide;
  const looksBig5 = isBig5(sample);
  const scores = [
    ...EAST_ASIAN.map((encoding) => ({ encoding: encoding as string, score: scoreOf(sample, encoding) + (encoding === 'big5' && looksBig5 ? HOME_BONUS : 0) })),
    ...SINGLE_BYTE.map((encoding) => ({ encoding: encoding as string, score: scoreSingleByte(sample, encoding) * SINGLE_BYTE_WEIGHT })),
  ].sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (!best || best.score < LEAST_SCORE) return undefined;
  return { encoding: best.encoding, confidence: confidenceOf(best.score, next?.score ?? 0, sample) };
}

/** How far the best reads better than the next, less where there is little to read. */
function confidenceOf(best: number, next: number, sample: Uint8Array): number {
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0) / 2;
  const lead = best / (best + Math.max(0, next));
  return Math.round(Math.min(0.99, lead * (high / (high + FEW))) * 100) / 100;
}

/** UTF-8 whose last character lacks bytes: its file was cut, and must not pass for another encoding. */
function isCutUtf8(sample: Uint8Array): boolean {
  const lead = sample.findLastIndex((byte) => byte >= 0xc0);
  if (lead < sample.length - 3 || lead < 3) return false;
  const before = sample.subarray(0, lead);
  return before.some((byte) => byte >= 0x80) && decodeStrictly(before, 'utf-8') !== undefined;
}

function scoreOf(sample: Uint8Array, encoding: string): number {
  const text = decodeStrictly(sample, encoding);
  return text === undefined ? -1 : scoreText(text, encoding);
}

/** A sample ends after a byte below 0x40, which ends a character in all of them. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  let end = SAMPLE_BYTES;
  while (end > SAMPLE_BYTES - 4_096 && bytes[end - 1]! >= 0x40) end--;
  return bytes.subarray(0, end);
}

/** ISO-2022-JP is ASCII with escapes, so that it passes for UTF-8. */
export function isEscaped(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES));
  return head.includes(0x1b) && ESCAPES.test(head.toString('latin1'));
}

/** UTF-16 without a mark: read one way round, nearly all of it is ASCII or common characters. No other text holds zeros; one without any must read the better. */
export function wideEncoding(bytes: Uint8Array, needsZeros = true): DetectedEncoding | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, WIDE_SAMPLE_BYTES) & ~1);
  if (bytes.length < 4 || bytes.length % 2 || sample.includes(0) !== needsZeros) return undefined;
  const [best, other] = (['utf-16le', 'utf-16be'] as const).map((encoding) => ({ encoding, share: plausibleShare(sample, encoding) })).sort((a, b) => b.share - a.share);
  if (!best || !other || best.share < (needsZeros || sample.length >= SHORT_WIDE ? 0.6 : 0.9) || best.share === other.share) return undefined;
  return { encoding: best.encoding, confidence: Math.round((best.share / (best.share + other.share)) * 99) / 100 };
}

function plausibleShare(sample: Uint8Array, encoding: string): number {
  const text = decodeStrictly(sample, encoding);
  if (!text) return 0;
  const plausible = Array.from(text).filter((char) => /[\t\r\n -~]/.test(char) || (char > '\xa0' && (char < '\u0250' || scoreText(char) >= COMMON_ENOUGH)));
  return plausible.length / text.length;
}
