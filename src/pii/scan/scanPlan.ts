import type { Gate, Pattern, Recognizer } from '../Recognizer';
import { RUN_SIGNS } from './runSigns';
import { WordIndex } from './WordIndex';

/** A pattern with the recognizer it belongs to; `index` counts the rules of a plan. */
export interface Rule {
  readonly index: number;
  readonly recognizer: Recognizer;
  readonly pattern: Pattern;
  /** The pattern, tried at one place only. */
  readonly sticky: RegExp;
}

type Rules = readonly Rule[];

/** Rules by the gate that lets them look. */
export interface ScanPlan {
  readonly rules: Rules;
  readonly byDigits: readonly { readonly digits: number; readonly run: number; readonly rules: Rules }[];
  readonly fewestDigits: number;
  readonly byRun: readonly { readonly holds: (typeof RUN_SIGNS)[keyof typeof RUN_SIGNS]; readonly rules: Rules }[];
  readonly words: WordIndex<Rules>;
  readonly bySign: readonly { readonly sign: RegExp; readonly rules: Rules }[];
  readonly everywhere: Rules;
}

const gateOf = <K extends keyof Gate>({ pattern: { gate } }: Rule, key: K): Gate[K] => gate?.[key];

function groupBy<K>(rules: Rules, keyOf: (rule: Rule) => K | undefined): [NonNullable<K>, Rule[]][] {
  const groups = new Map<NonNullable<K>, Rule[]>();
  for (const rule of rules) {
    const key = keyOf(rule);
    if (key !== undefined && key !== null) groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups];
}

function digitGroups(rules: Rules): ScanPlan['byDigits'] {
  const keyOf = (rule: Rule) => (gateOf(rule, 'digits') === undefined ? undefined : `${gateOf(rule, 'digits')}/${gateOf(rule, 'run') ?? 1}`);
  return groupBy(rules, keyOf).map(([name, group]) => {
    const [digits = 0, run = 0] = name.split('/').map(Number);
    return { digits, run, rules: group };
  });
}

function wordIndex(rules: Rules): WordIndex<Rules> {
  const words = new Map<string, Rule[]>();
  for (const rule of rules) for (const word of gateOf(rule, 'words') ?? []) words.set(word, [...(words.get(word) ?? []), rule]);
  return new WordIndex(words);
}

/** Sorts the patterns of some recognizers by their gates; made once for each set that is asked for. */
export function scanPlan(recognizers: readonly Recognizer[]): ScanPlan {
  const patterns = recognizers.flatMap((recognizer) => recognizer.patterns.map((pattern) => ({ recognizer, pattern })));
  const rules = patterns.map((rule, index): Rule => ({ ...rule, index, sticky: new RegExp(rule.pattern.regex, rule.pattern.regex.flags.replace('g', 'y')) }));
  const byDigits = digitGroups(rules);
  return {
    rules, byDigits, fewestDigits: Math.min(Infinity, ...byDigits.map(({ digits }) => digits)), words: wordIndex(rules),
    byRun: groupBy(rules, (rule) => gateOf(rule, 'beside')).map(([name, group]) => ({ holds: RUN_SIGNS[name], rules: group })),
    bySign: groupBy(rules, (rule) => gateOf(rule, 'sign')).map(([sign, group]) => ({ sign, rules: group })),
    everywhere: rules.filter(({ pattern }) => pattern.gate === undefined),
  };
}
