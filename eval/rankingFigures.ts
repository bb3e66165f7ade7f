/** Figures over questions that have one right passage each, from its rank (1 is best, 0 not found); with one right passage nDCG is 1 / log2(1 + rank). */
export function rankingFigures(ranks: readonly number[]): { 'hit@1': number; 'hit@5': number; 'mrr@5': number; 'ndcg@10': number } {
  const mean = (value: (rank: number) => number) => ranks.reduce((sum, rank) => sum + (rank > 0 ? value(rank) : 0), 0) / Math.max(1, ranks.length);
  return {
    'hit@1': mean((rank) => (rank === 1 ? 1 : 0)),
    'hit@5': mean((rank) => (rank <= 5 ? 1 : 0)),
    'mrr@5': mean((rank) => (rank <= 5 ? 1 / rank : 0)),
    'ndcg@10': mean((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0)),
  };
}
