import type { Codec } from '../../knowledge/Codec';
import { foldText } from '../../knowledge/foldText';
import { scanRuns, tokenize } from '../../knowledge/tokenize';

/** A text as the word index takes it. Keyed tokens stand in the order of their values: the order of the words would help to guess them. */
export function indexTokens(text: string, { keyCheck, term }: Codec): string {
  const tokens = tokenize(text);
  return keyCheck ? tokens.map(term).sort().join(' ') : tokens.join(' ');
}

/** The distinct characters of unspaced scripts, keyed, in the order of their values. */
export function indexCharacters(text: string, { term }: Codec): string {
  const characters = new Set<string>();
  for (const run of scanRuns(foldText(text))) if (run.unspaced) for (const character of run.text) characters.add(term(character));
  return [...characters].sort().join(' ');
}
