import type { Finding } from '../Finding';
import type { FoldedText } from '../foldText';
import { validSpans } from '../validSpans';
import { digitClusters } from './digitClusters';
import { judge } from './judge';
import type { Rule, ScanPlan } from './scanPlan';

const REACH = 40;
/** Signs around a window that a lookbehind or lookahead may see; a match may not touch them. */
const GUARD = 4;

type Window = readonly [number, number];

/** Windows in order, those that touch made one. */
function merge(spans: readonly Window[], reach: number): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last && start - reach <= last[1]) last[1] = Math.max(last[1], end + reach);
    else merged.push([Math.max(0, start - reach), end + reach]);
  }
  return merged;
}

function matchWindow(text: string, rule: Rule, [from, to]: Window, found: (finding: Finding) => void): void {
  const { recognizer, pattern } = rule;
  const [start, end] = [Math.max(0, from - GUARD), Math.min(text.length, to + GUARD)];
  const isInside = (first: number, last: number) => (start === 0 || first >= GUARD) && (end === text.length || last <= end - start - GUARD);
  for (const [first, last] of validSpans(text.slice(start, end), pattern.regex, pattern.validate ?? recognizer.validate, isInside)) {
    found({ ...judge(text, rule, start + first, start + last), start: start + first, end: start + last });
  }
}

function gated(folded: FoldedText, plan: ScanPlan): Map<Rule, Window[]> {
  const hits = new Map<Rule, Window[]>();
  const note = (rules: readonly Rule[], window: Window) => {
    for (const rule of rules) {
      const known = hits.get(rule);
      if (known) known.push(window);
      else hits.set(rule, [window]);
    }
  };
  const clusters = digitClusters(folded.codes);
  for (const { digits, run, rules } of plan.byDigits) {
    for (const cluster of clusters) if (cluster.digits >= digits && cluster.run >= run) note(rules, [cluster.start, cluster.end]);
  }
  plan.words.scan(folded.codes, (rules, start, end) => note(rules, [start, end]));
  for (const { sign, rules } of plan.bySign) {
    for (const match of folded.text.matchAll(sign)) note(rules, [match.index, match.index + match[0].length]);
  }
  return hits;
}

/** Every match of the plan's rules in a folded text, with offsets of the folded text; not in order, overlaps not resolved. */
export function scanText(folded: FoldedText, plan: ScanPlan): Finding[] {
  const findings: Finding[] = [];
  const found = (finding: Finding) => findings.push(finding);
  for (const [rule, windows] of gated(folded, plan)) {
    for (const window of merge(windows, rule.pattern.reach ?? REACH)) matchWindow(folded.text, rule, window, found);
  }
  for (const rule of plan.everywhere) matchWindow(folded.text, rule, [0, folded.text.length], found);
  return findings;
}
