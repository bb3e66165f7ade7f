import { type SpanCounts, scoreSpans, spanFigures } from '../../../eval/pii/scoreSpans';

const zero = (): SpanCounts => ({ support: 0, found: 0, right: 0, wrong: 0 });
const span = (type: string, start: number, end: number) => ({ type, start, end });

test.each([
  ['the same span', [span('A', 0, 4)], [span('A', 0, 4)], { support: 1, found: 1, right: 1, wrong: 0 }],
  ['half of the span', [span('A', 0, 4)], [span('A', 0, 2)], { support: 1, found: 1, right: 1, wrong: 0 }],
  ['less than half of the span', [span('A', 0, 4)], [span('A', 0, 1)], { support: 1, found: 0, right: 1, wrong: 0 }],
  ['a finding mostly outside', [span('A', 0, 4)], [span('A', 0, 9)], { support: 1, found: 1, right: 0, wrong: 1 }],
  ['another type in the same place', [span('A', 0, 4)], [span('B', 0, 4)], { support: 1, found: 0, right: 0, wrong: 0 }],
  ['a finding where nothing is', [], [span('A', 0, 4)], { support: 0, found: 0, right: 0, wrong: 1 }],
])('counts %s', (_why, wanted, found, expected) => {
  const counts = { A: zero() };
  scoreSpans(wanted, found, counts);
  expect(counts.A).toEqual(expected);
});

test('weighs recall twice as much as precision', () => {
  expect(spanFigures({ support: 10, found: 5, right: 5, wrong: 0 })).toEqual({ precision: 1, recall: 0.5, f2: 5 / 9, support: 10 });
  expect(spanFigures({ support: 4, found: 0, right: 0, wrong: 3 })).toEqual({ precision: 0, recall: 0, f2: 0, support: 4 });
});
