import { percentile } from '../../eval/percentile';
import { rankingFigures } from '../../eval/rankingFigures';

test('the figures are those of their definitions, with 0 for a passage that was not found', () => {
  const figures = rankingFigures([1, 2, 6, 0]);
  expect(figures['hit@1']).toBe(0.25);
  expect(figures['hit@5']).toBe(0.5);
  expect(figures['mrr@5']).toBe(0.375);
  expect(figures['ndcg@10']).toBeCloseTo((1 + 1 / Math.log2(3) + 1 / Math.log2(7)) / 4, 12);
});

test('a percentile is one of the values (nearest rank), and of none it is 0', () => {
  expect([0.5, 0.95, 1].map((share) => percentile([4, 1, 3, 2], share))).toEqual([2, 4, 4]);
  expect(percentile([], 0.5)).toBe(0);
});
