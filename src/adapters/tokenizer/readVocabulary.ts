import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { Vocabulary } from './BytePairs';

export const VOCABULARIES = ['o200k_base', 'cl100k_base'] as const;
export type VocabularyName = (typeof VOCABULARIES)[number];

/** As js-tiktoken publishes them: lines of a first rank and the tokens from there on, in base64. The build copies them here. */
const published = z.object({ pat_str: z.string(), bpe_ranks: z.string() });

/** A vocabulary of the package; nothing is downloaded. */
export function readVocabulary(name: VocabularyName): Vocabulary {
  const path = join(__dirname, 'vocabularies', `${name}.cjs`);
  if (!existsSync(path)) throw new ConfigurationError('TOKENIZER_MISSING', `The vocabulary ${name} is not in this installation.`, 'Install the package again; from its source, run npm run build.');
  const { pat_str: pattern, bpe_ranks: lines } = published.parse(createRequire(__filename)(path));
  const ranks = new Map<string, number>();
  for (const line of lines.split('\n')) {
    const [, first, ...tokens] = line.split(' ');
    tokens.forEach((token, at) => ranks.set(Buffer.from(token, 'base64').toString('latin1'), Number(first) + at));
  }
  return { ranks, pattern: new RegExp(pattern, 'gu') };
}
