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
const LEAST_SCORE = 0.12;
/** Words that fit a Windows code page so well are no accident, unless East Asian text reads as well. */
const CONVINCING = 0.55;
/** The house's customers write Big5: of two that read equally well it is the likelier. */
const HOME_BONUS = 0.08;
const ESCAPES = /\x1b\$[@B]|\x1b\([JI]|\x1b\$\(D/;

/** Which encoding bytes that are not UTF-8 are written in, by how each candidate reads; looks at 64 KB at most. Undefined where none makes sense. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | undefined {
  const sample = wholeLines(bytes);
  if (isEscaped(sample)) return { encoding: 'iso-2022-jp', confidence: 0.99 };
  const wide = wideEncoding(sample, false);
  if (wide) return wide;
  const looksBig5 = isBig5(sample);
  const scores = [
    ...EAST_ASIAN.map((encoding) => ({ encoding: encoding as string, score: scoreOf(sample, encoding) + (encoding === 'big5' && looksBig5 ? HOME_BONUS : 0) })),
    ...SINGLE_BYTE.map((encoding) => ({ encoding: encoding as string, score: scoreSingleByte(sample, encoding) })).map(({ encoding, score }) => ({ encoding, score: score < CONVINCING ? score * 0.1 : score * 0.5 })),
  ].sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (!best || best.score < LEAST_SCORE) return undefined;
  const confidence = Math.min(0.99, Math.max(0.05, best.score - Math.max(0, next?.score ?? 0)) + 0.3 * best.score);
  return { encoding: best.encoding, confidence: Math.round(confidence * 100) / 100 };
}

function scoreOf(sample: Uint8Array, encoding: string): number {
  const text = decodeStrictly(sample, encoding);
  return text === undefined ? -1 : scoreText(text);
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

/** UTF-16 without a mark: zeros in every second byte of Latin text, or Chinese that reads well one way round. */
export function wideEncoding(bytes: Uint8Array, needsZeros = true): DetectedEncoding | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, 4_096) & ~1);
  const zeros = [0, 0];
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  if (zeros[1]! > sample.length / 8 && zeros[0] === 0) return { encoding: 'utf-16le', confidence: 0.95 };
  if (zeros[0]! > sample.length / 8 && zeros[1] === 0) return { encoding: 'utf-16be', confidence: 0.95 };
  if (bytes.length < 16 || bytes.length % 2 || (needsZeros && zeros[0]! + zeros[1]! === 0)) return undefined;
  const scores = (['utf-16le', 'utf-16be'] as const).map((encoding) => ({ encoding, score: scoreOf(sample, encoding) })).sort((a, b) => b.score - a.score);
  return scores[0]!.score > (needsZeros ? 0.3 : 0.4) ? { encoding: scores[0]!.encoding, confidence: 0.8 } : undefined;
}
