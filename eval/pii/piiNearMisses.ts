import { findPersonalData } from '../../src/pii/findPersonalData';
import { DEFAULT_ENTITIES } from '../../src/pii/recognizers/recognizers';
import type { SuiteCall } from '../main';
import { nearMisses } from './generate/nearMisses';

const EACH_HALF = 5_000;
const SEEDS = { 'tuning': 20260101, 'held-out': 20260202, 'unlabelled': 20260303 } as const;

/** `eval pii-near-misses`: factory values in sentences, and how many of a thousand the default settings touch. */
export async function piiNearMisses({ options, print }: SuiteCall) {
  const figures: Record<string, { values: number; touched: number; perThousand: number }> = {};
  for (const half of ['tuning', 'held-out', 'unlabelled'] as const) {
    const cases = nearMisses(EACH_HALF, Number(options.get('seed') ?? SEEDS[half]), half);
    const touched = cases.filter(({ text, start, end }) => findPersonalData(text, { entities: DEFAULT_ENTITIES }).some((finding) => finding.start < end && finding.end > start));
    if (options.has('wrong') && half !== 'held-out') for (const { kind, text } of touched) print(`touched: ${kind}: ${text} -> ${findPersonalData(text, { entities: DEFAULT_ENTITIES }).map(({ entity, why }) => `${entity} (${why.pattern})`).join()}`);
    figures[half] = { values: cases.length, touched: touched.length, perThousand: (touched.length * 1000) / cases.length };
  }
  return figures;
}
