import { z } from 'zod';
import { findPersonalData } from '../../src/pii/findPersonalData';
import { RECOGNIZERS } from '../../src/pii/recognizers/recognizers';
import type { SuiteCall } from '../main';
import { readDataFile } from '../readDataFile';

/** `spans: null` means that only the count is known. */
const casesFile = z.array(z.object({ entities: z.array(z.string()), text: z.string(), count: z.number(), spans: z.array(z.tuple([z.number(), z.number()])).nullish() }));

export type PiiCase = z.output<typeof casesFile>[number];
type Tally = { passed: number; failed: number; unsupported: number };

const KNOWN = new Set(RECOGNIZERS.map(({ entity }) => entity));

/** Passed: the number of findings and, where spans are given, each span to the character. No score is too low. */
export function judgeCase({ entities, text, count, spans }: PiiCase): keyof Tally {
  if (!entities.every((entity) => KNOWN.has(entity))) return 'unsupported';
  const found = findPersonalData(text, { entities, minimumScore: 0 }).map(({ start, end }): [number, number] => [start, end]);
  const wanted = spans && JSON.stringify([...spans].sort(([a], [b]) => a - b));
  return found.length === count && (!wanted || JSON.stringify(found) === wanted) ? 'passed' : 'failed';
}

/** `eval pii-cases`: each case against its own entities only, without a threshold. */
export async function piiCases({ options, print }: SuiteCall) {
  const byEntity: Record<string, Tally> = {};
  const all: Tally = { passed: 0, failed: 0, unsupported: 0 };
  for (const one of readDataFile(options.get('data') ?? '', casesFile)) {
    const verdict = judgeCase(one);
    const tally = (byEntity[one.entities.join('+')] ??= { passed: 0, failed: 0, unsupported: 0 });
    tally[verdict]++;
    all[verdict]++;
    if (verdict === 'failed') print(`failed: ${one.entities.join('+')}: ${JSON.stringify(one.text)} needs ${one.count} ${JSON.stringify(one.spans ?? '')}`);
  }
  return { ...all, byEntity };
}
