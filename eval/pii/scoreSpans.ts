/** A span of a text, in UTF-16 units. */
export interface TypedSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Counts of one type: spans of the file, those found, and findings that are right and wrong. */
export interface SpanCounts {
  support: number;
  found: number;
  right: number;
  wrong: number;
}

export const SPAN_RULE = 'A span counts as found when findings of its type cover at least half of it; a finding counts as right when spans of its type cover at least half of it.';

function isCovered({ type, start, end }: TypedSpan, by: readonly TypedSpan[]): boolean {
  const covered = by.filter((other) => other.type === type).reduce((sum, other) => sum + Math.max(0, Math.min(end, other.end) - Math.max(start, other.start)), 0);
  return covered * 2 >= end - start;
}

/** Adds one text to the counts by type; findings of a type that `counts` does not hold are left out. */
export function scoreSpans(wanted: readonly TypedSpan[], found: readonly TypedSpan[], counts: Readonly<Record<string, SpanCounts>>): void {
  for (const span of wanted) {
    const count = counts[span.type];
    if (!count) continue;
    count.support++;
    if (isCovered(span, found)) count.found++;
  }
  for (const finding of found) {
    const count = counts[finding.type];
    if (count) count[isCovered(finding, wanted) ? 'right' : 'wrong']++;
  }
}

/** Precision is 1 where nothing was reported; F2 weighs recall twice as much. */
export function spanFigures({ support, found, right, wrong }: SpanCounts) {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = support === 0 ? 1 : found / support;
  const f2 = precision + recall === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall);
  return { precision, recall, f2, support };
}
