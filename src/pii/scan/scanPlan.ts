import type { Gate, Pattern, Recognizer } from '../Recognizer';
import { WordIndex } from './WordIndex';

/** A pattern with the recognizer it belongs to. */
export interface Rule {
  readonly recognizer: Recognizer;
  readonly pattern: Pattern;
}

/** Rules by the gate that lets them look. */
export interface ScanPlan {
  readonly byDigits: readonly { readonly digits: number; readonly run: number; readonly rules: readonly Rule[] }[];
  readonly words: WordIndex<readonly Rule[]>;
  readonly bySign: readonly { readonly sign: RegExp; readonly rules: readonly Rule[] }[];
  readonly everywhere: readonly Rule[];
}

const hasKey = <K extends string>(gate: Gate | undefined, key: K): gate is Extract<Gate, Record<K, unknown>> => gate !== undefined && key in gate;

function groupBy<K>(rules: readonly Rule[], keyOf: (rule: Rule) => K): Map<K, Rule[]> {
  const groups = new Map<K, Rule[]>();
  for (const rule of rules) groups.set(keyOf(rule), [...(groups.get(keyOf(rule)) ?? []), rule]);
  return groups;
}

function digitGroups(rules: readonly Rule[]): ScanPlan['byDigits'] {
  const key = ({ pattern: { gate } }: Rule) => (hasKey(gate, 'digits') ? `${gate.digits}/${gate.run ?? 1}` : '');
  return [...groupBy(rules, key)].filter(([name]) => name).map(([name, group]) => {
    const [digits = 0, run = 0] = name.split('/').map(Number);
    return { digits, run, rules: group };
  });
}

function wordIndex(rules: readonly Rule[]): WordIndex<readonly Rule[]> {
  const words = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (!hasKey(rule.pattern.gate, 'words')) continue;
    for (const word of rule.pattern.gate.words) words.set(word, [...(words.get(word) ?? []), rule]);
  }
  return new WordIndex(words);
}

/** Sorts the patterns of some recognizers by their gates; made once for each set that is asked for. */
export function scanPlan(recognizers: readonly Recognizer[]): ScanPlan {
  const rules = recognizers.flatMap((recognizer) => recognizer.patterns.map((pattern): Rule => ({ recognizer, pattern })));
  const signs = groupBy(rules.filter(({ pattern }) => hasKey(pattern.gate, 'sign')), ({ pattern: { gate } }) => (hasKey(gate, 'sign') ? gate.sign : /(?!)/));
  return {
    byDigits: digitGroups(rules), words: wordIndex(rules), bySign: [...signs].map(([sign, group]) => ({ sign, rules: group })),
    everywhere: rules.filter(({ pattern }) => pattern.gate === undefined),
  };
}
