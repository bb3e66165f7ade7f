import type { Finding } from './Finding';

const length = ({ start, end }: Finding) => end - start;

function isBetter(a: Finding, b: Finding): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.why.validated !== b.why.validated) return a.why.validated;
  return length(a) > length(b);
}

/**
 * Makes one finding of those that overlap, in order of the text: what it is called is decided by score, then validation, then length;
 * it covers all of them, so that no part of a value is left standing beside its replacement.
 */
export function resolveOverlaps(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: { best: Finding; start: number; end: number }[] = [];
  for (const next of ranked) {
    const last = kept.at(-1);
    if (!last || last.end <= next.start) {
      kept.push({ best: next, start: next.start, end: next.end });
      continue;
    }
    last.end = Math.max(last.end, next.end);
    if (isBetter(next, last.best)) last.best = next;
  }
  return kept.map(({ best, start, end }) => ({ ...best, start, end }));
}
