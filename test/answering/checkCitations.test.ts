import { checkCitations } from '../../src/answering/checkCitations';
import type { QuotableHit } from '../../src/answering/answerExtractively';

const hit = (id: string, text: string): QuotableHit => ({ chunkId: id, documentId: id, title: '請假辦法', context: '請假辦法', text, place: { headings: [] } });
const hits = [
  hit('leave', '特別休假：到職滿一年者給予七日。病假一年內合計不得超過三十日，三日以上應附診斷證明書。'),
  hit('truck', '操作堆高機須持有合格證，每三年回訓一次。充電區禁止煙火。事故單交給倉儲主任許振邦。自民國114年9月1日起實施。'),
  hit('faq', 'Each shipment carries a TL-20 data logger that records every five minutes. Reports are kept for two years. Megan Hsu leads the overseas desk.'),
];

const supported = [
  { why: 'the words of the source', draft: '到職滿一年者給予七日特別休假 [1]。' },
  { why: 'the figure in other digits', draft: '病假一年內合計不得超過 30 日 [1]。' },
  { why: 'the date in 西元', draft: '本規定自 2025 年 9 月 1 日起實施 [2]。' },
  { why: 'a citation after the full stop', draft: '充電區禁止煙火。[2]' },
  { why: 'full-width brackets', draft: '充電區禁止煙火【2】。' },
  { why: 'a limit said without a negation', draft: '病假一年內合計上限為 30 日 [1]。' },
  { why: 'English, with a number word as a digit', draft: 'The TL-20 data logger records every 5 minutes [3].' },
  { why: 'a second source that does not help does no harm', draft: '到職滿一年者給予七日特別休假 [1][2]。' },
];

test.each(supported)('a supported sentence stays: $why', ({ draft }) => {
  const { text, citations, removed } = checkCitations(draft, hits);
  expect(removed).toEqual([]);
  expect(text).toContain('[1]');
  for (const { documentId, quote } of citations) expect(hits.find((one) => one.documentId === documentId)!.text).toContain(quote);
});

const unsupported = [
  { why: 'a figure one digit off', draft: '病假一年內合計不得超過 31 日 [1]。' },
  { why: 'a date a year off', draft: '本規定自 2024 年 9 月 1 日起實施 [2]。' },
  { why: 'another part number', draft: 'The TL-21 data logger records every five minutes [3].' },
  { why: 'another Latin name', draft: 'The overseas desk is led by Robert Hsu [3].' },
  { why: 'another Chinese name', draft: '事故單交給倉儲主任歐陽志遠 [2]。' },
  { why: 'the source cited is another one', draft: '充電區禁止煙火 [1]。' },
  { why: 'no source is cited', draft: '充電區禁止煙火。' },
  { why: 'the number cited does not exist', draft: '充電區禁止煙火 [9]。' },
  { why: 'it denies what the source states', draft: '操作堆高機不須持有合格證 [2]。' },
  { why: 'it states what the source denies', draft: '充電區可使用煙火 [2]。' },
  { why: 'English denial', draft: 'Reports are not kept for two years [3].' },
  { why: 'knowledge of the model itself', draft: '依勞動基準法第三十八條雇主應給付特別休假工資 [1]。' },
];

test.each(unsupported)('an unsupported sentence goes, with a reason: $why', ({ draft }) => {
  const { text, citations, removed } = checkCitations(draft, hits);
  expect({ text, citations }).toEqual({ text: '', citations: [] });
  expect(removed).toEqual([{ sentence: expect.any(String), reason: expect.stringMatching(/\S/) }]);
});

test('what is kept is numbered anew, in the order of the text', () => {
  const { text, citations } = checkCitations('亂說一通 [1]。每三年回訓一次 [2]。到職滿一年者給予七日 [1]。', hits);
  expect(text).toBe('每三年回訓一次 [1]。到職滿一年者給予七日 [2]。');
  expect(citations.map(({ n, documentId }) => [n, documentId])).toEqual([[1, 'truck'], [2, 'leave']]);
});
