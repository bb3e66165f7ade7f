import { openTokenizer } from '../../src/adapters/connect';
import type { VocabularyName } from '../../src/adapters/tokenizer/readVocabulary';

/** Counts tokens of a vocabulary of the package. */
export async function connectTokenizer(kind: VocabularyName): Promise<(text: string) => number> {
  const tokenizer = await openTokenizer({ kind });
  return (text) => tokenizer.count(text);
}
