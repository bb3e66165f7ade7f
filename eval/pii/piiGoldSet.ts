import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteCall } from '../main';
import { goldSet } from './generate/goldSet';

export const GOLD_FOLDER = 'eval/pii/data';
export const GOLD_SEED = 20260704;
const TIMES = 5;

/** `eval pii-gold-set [--seed N] [--times N] [--out FOLDER]`: writes both halves of the generated set, for `eval pii-spans`. */
export async function piiGoldSet({ options, print }: SuiteCall) {
  const [seed, times, folder] = [Number(options.get('seed') ?? GOLD_SEED), Number(options.get('times') ?? TIMES), options.get('out') ?? GOLD_FOLDER];
  mkdirSync(folder, { recursive: true });
  const counts: Record<string, number> = {};
  for (const half of ['tuning', 'held-out'] as const) {
    const texts = goldSet(half, half === 'tuning' ? seed : seed + 1, times);
    const path = join(folder, `gold-zh-tw-${half}.json`);
    writeFileSync(path, `[\n${texts.map((text) => JSON.stringify(text)).join(',\n')}\n]\n`);
    print(`${path}: seed ${seed}, ${texts.length} texts`);
    counts[half] = texts.length;
  }
  return counts;
}
