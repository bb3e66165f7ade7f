import { figuresOf, normaliseFacts } from '../../src/answering/normaliseFacts';

const same = [
  { why: '民國 is 西元 less 1911', a: '民國113年3月5日', b: '2024年3月5日' },
  { why: 'Chinese numerals before a counter are figures', a: '三十日內', b: '30日內' },
  { why: 'full width is half width', a: '１，２００元', b: '1200元' },
  { why: '萬 multiplies', a: '3.5萬元', b: '35,000元' },
  { why: 'an ISO date is a written date', a: '2026-03-14', b: '2026年3月14日' },
  { why: 'so is an English one', a: 'March 14, 2026', b: '2026/3/14' },
  { why: 'a percentage in words', a: '百分之二十', b: '20%' },
  { why: '民國 in Chinese numerals', a: '民國一一四年', b: '2025年' },
  { why: 'a year of three digits with marks is a 民國 one', a: '115/04/08', b: '2026-04-08' },
  { why: 'a 民國 year without its era', a: '115年4月8日', b: '2026年4月8日' },
  { why: 'Simplified is Traditional', a: '三万个，两张', b: '3萬個，2張' },
  { why: 'an amount that is joined to what it counts', a: '30-day', b: '30 days' },
];

test.each(same)('two writings of one figure are equal: $why', ({ a, b }) => {
  expect([...figuresOf(normaliseFacts(a))]).toEqual([...figuresOf(normaliseFacts(b))]);
});

const different = [
  { why: 'one digit more', a: '30日', b: '31日' },
  { why: 'another year', a: '民國113年', b: '2023年' },
  { why: 'another part number', a: 'WH-017', b: 'WH-018' },
  { why: 'a unit of ten thousand', a: '3萬元', b: '3元' },
  { why: 'another 民國 year', a: '115/04/08', b: '2025-04-08' },
];

test.each(different)('different figures stay different: $why', ({ a, b }) => {
  expect([...figuresOf(normaliseFacts(a))]).not.toEqual([...figuresOf(normaliseFacts(b))]);
});

test('a numeral that is part of a word is left alone', () => {
  expect(normaliseFacts('統一編號與一般規定')).toBe('统一编号与一般规定');
});
