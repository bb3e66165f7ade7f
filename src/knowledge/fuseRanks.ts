/** What fusing needs of one leg of a search: its ids, best first, and how much the leg counts. */
export interface RankedLeg {
  readonly ids: readonly string[];
  readonly weight: number;
}

/** Damps the first ranks, so that one leg alone does not decide; the value of Cormack, Clarke and Büttcher (2009). */
const K = 60;

/** Reciprocal rank fusion: ids of all legs with the sum of weight / (60 + rank), best first; ties keep the order of the first leg. */
export function fuseRanks(legs: readonly RankedLeg[]): { readonly id: string; readonly score: number }[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of legs) ids.forEach((id, index) => scores.set(id, (scores.get(id) ?? 0) + weight / (K + index + 1)));
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
}
