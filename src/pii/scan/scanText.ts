import type { Finding } from '../Finding';
import type { FoldedText } from '../foldText';
import { spanOf, validSpans } from '../validSpans';
import { digitClusters } from './digitClusters';
import { judge } from './judge';
import type { Rule, ScanPlan } from './scanPlan';

const REACH = 40;
/** Signs around a window that a lookbehind or lookahead may see; a match may not touch them. */
const GUARD = 4;

/** Starts and ends of what let a rule look, in turns. */
type Hits = number[];

/** Windows in order as starts and ends in turns, those that touch made one. Most gates find in order; where two do, the hits are sorted. */
function merge(hits: Hits, reach: number): number[] {
  const merged: number[] = [];
  for (let at = 0; at < hits.length; at += 2) {
    const [start, end, last] = [(hits[at] as number) - reach, (hits[at + 1] as number) + reach, merged.length - 1];
    if (last >= 0 && start <= (merged[last] as number)) merged[last] = Math.max(merged[last] as number, end);
    else merged.push(Math.max(0, start), end);
  }
  return merged;
}

function inOrder(hits: Hits): Hits {
  for (let at = 2; at < hits.length; at += 2) {
    if ((hits[at] as number) >= (hits[at - 2] as number)) continue;
    return hits.flatMap((start, index) => (index % 2 ? [] : [[start, hits[index + 1] as number] as const])).sort(([a], [b]) => a - b).flat();
  }
  return hits;
}

function matchWindow(text: string, rule: Rule, from: number, to: number, found: (finding: Finding) => void): void {
  const { recognizer, pattern } = rule;
  const [start, end] = [Math.max(0, from - GUARD), Math.min(text.length, to + GUARD)];
  const isInside = (first: number, last: number) => (start === 0 || first >= GUARD) && (end === text.length || last <= end - start - GUARD);
  for (const [first, last] of validSpans(text.slice(start, end), pattern.regex, pattern.validate ?? recognizer.validate, isInside)) {
    found({ ...judge(text, rule, start + first, start + last), start: start + first, end: start + last });
  }
}

/** At each hit and nowhere else. */
function matchAtHits(text: string, rule: Rule, hits: Hits, found: (finding: Finding) => void): void {
  for (let at = 0; at < hits.length; at += 2) {
    rule.sticky.lastIndex = hits[at] as number;
    const match = rule.sticky.exec(text);
    if (!match) continue;
    const [start, end] = spanOf(match);
    found({ ...judge(text, rule, start, end), start, end });
  }
}

/** What each rule may look at, by its index; undefined where nothing let it look. */
function gated({ text, codes }: FoldedText, plan: ScanPlan): (Hits | undefined)[] {
  const hits: (Hits | undefined)[] = new Array(plan.rules.length);
  const note = (rules: readonly Rule[], start: number, end: number) => {
    for (const { index } of rules) (hits[index] ??= []).push(start, end);
  };
  const clusters = digitClusters(codes, plan.fewestDigits, (start, end) => {
    for (const { holds, rules } of plan.byRun) if (holds(codes, start, end)) note(rules, start, end);
  });
  for (const { digits, run, rules } of plan.byDigits) {
    for (const cluster of clusters) if (cluster.digits >= digits && cluster.run >= run) note(rules, cluster.start, cluster.end);
  }
  plan.words.scan(codes, note);
  for (const { sign, rules } of plan.bySign) {
    for (const match of text.matchAll(sign)) note(rules, match.index, match.index + match[0].length);
  }
  return hits;
}

/** Every match of the plan's rules in a folded text, with offsets of the folded text; not in order, overlaps not resolved. */
export function scanText(folded: FoldedText, plan: ScanPlan): Finding[] {
  const findings: Finding[] = [];
  const found = (finding: Finding) => findings.push(finding);
  for (const [index, hits] of gated(folded, plan).entries()) {
    const rule = plan.rules[index];
    if (!hits || !rule) continue;
    if (rule.pattern.atWord) {
      matchAtHits(folded.text, rule, hits, found);
      continue;
    }
    const windows = merge(inOrder(hits), rule.pattern.reach ?? REACH);
    for (let at = 0; at < windows.length; at += 2) matchWindow(folded.text, rule, windows[at] as number, windows[at + 1] as number, found);
  }
  for (const rule of plan.everywhere) matchWindow(folded.text, rule, 0, folded.text.length, found);
  return findings;
}
