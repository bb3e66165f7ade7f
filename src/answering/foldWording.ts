import { foldText } from '../knowledge/foldText';

/** Text as comparisons see it: folded as the word index folds it, white space gone between Chinese characters and single elsewhere. */
export function foldWording(text: string): string {
  return foldText(text)
    .replace(/(?<=[\u2E80-\u9FFF])\s+(?=[\u2E80-\u9FFF])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
