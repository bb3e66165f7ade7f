import type { Finding } from './Finding';

const length = ({ start, end }: Finding) => end - start;

/** Keeps, of findings that overlap, the one with the higher score, then the validated, then the longer one; in order of the text. */
export function resolveOverlaps(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Finding[] = [];
  for (const next of ranked) {
    const last = kept.at(-1);
    if (!last || last.end <= next.start) kept.push(next);
    else if (isBetter(next, last)) kept[kept.length - 1] = next;
  }
  return kept;
}

function isBetter(a: Finding, b: Finding): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.why.validated !== b.why.validated) return a.why.validated;
  return length(a) > length(b);
}
