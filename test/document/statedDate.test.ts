import { statedDate } from '../../src/document/statedDate';

test.each([
  ['offices write the whole name', '中華民國114年3月5日', '2025-03-05'],
  ['digits of old deeds', '民國一一五年十二月三十一日', '2026-12-31'],
  ['counted by place', '中華民國一百一十四年三月五日', '2025-03-05'],
  ['short with strokes', '製表日期：民國114/03/05', '2025-03-05'],
  ['a year of the Republic beside a label', '修訂日期：114/07/01', '2025-07-01'],
  ['with points', '日期：115.02.03', '2026-02-03'],
  ['a label without a colon', '版本日期 2026/03/04', '2026-03-04'],
  ['Western', '公布日期：2026年5月6日', '2026-05-06'],
  ['English, the day first', 'Effective date: 15 January 2026', '2026-01-15'],
  ['English, the month first', 'Date: January 15th, 2026', '2026-01-15'],
  ['no such day', '民國114年2月30日', undefined],
  ['a date of something else', 'The pump was built in May 2019.', undefined],
])('%s: %s', (_why, text, date) => expect(statedDate(text)).toBe(date));
