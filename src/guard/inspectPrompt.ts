import { INJECTION_SIGNS } from './injectionSigns';
import { toInspectionCopy } from './toInspectionCopy';

/** What was seen. `score` is 0 to 1; it is a signal, not a verdict: attacks without trigger words are not seen at all. */
export interface PromptInspection {
  readonly score: number;
  readonly signs: readonly string[];
  readonly flagged: boolean;
}

/** From this score a prompt counts as flagged. */
export const FLAG_AT = 0.5;
const HIDDEN_LETTERS = { id: 'hiddenLetters', score: 0.9 };

/** Scores signs of a prompt injection in English and Traditional Chinese; each sign counts once, however often it stands there. */
export function inspectPrompt(prompt: string): PromptInspection {
  const { text, hiddenLetters } = toInspectionCopy(prompt);
  const seen = INJECTION_SIGNS.filter((sign) => sign.pattern.test(text)).map(({ id, score }) => ({ id, score }));
  // Flags of regions (England, Scotland, Wales) are spelt with up to six tag letters.
  if (hiddenLetters > 6) seen.push(HIDDEN_LETTERS);
  const score = Number((1 - seen.reduce((rest, sign) => rest * (1 - sign.score), 1)).toFixed(3));
  return { score, signs: seen.map((sign) => sign.id), flagged: score >= FLAG_AT };
}
