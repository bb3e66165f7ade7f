import type { Finding } from './Finding';
import type { FoldedText } from './foldText';
import { WordIndex } from './scan/WordIndex';

const DENIED = { entity: 'DENIED', score: 1, why: { pattern: 'deny list', validated: false } } as const;
const isWord = (sign: string | undefined) => sign !== undefined && /[A-Za-z0-9]/.test(sign);

/** "Ann" is not in "Annual", while Chinese words stand next to others. */
function isWhole(text: string, start: number, end: number): boolean {
  return !(isWord(text[start]) && isWord(text[start - 1])) && !(isWord(text[end - 1]) && isWord(text[end]));
}

/** Every place of the values of the deny list, in either case, as offsets of the folded text. */
export function findDenied({ text, codes }: FoldedText, deny: readonly string[]): Finding[] {
  const words = deny.map((value) => value.normalize('NFKC').trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase())).filter((value) => value.length > 0);
  if (words.length === 0) return [];
  const findings: Finding[] = [];
  new WordIndex(new Map(words.map((word) => [word, word]))).scan(codes, (_word, start, end) => {
    if (isWhole(text, start, end)) findings.push({ ...DENIED, start, end });
  });
  return findings;
}
