import { answerExtractively, type QuotableHit } from '../../src/answering/answerExtractively';

const hit = (text: string, more: Partial<QuotableHit> = {}): QuotableHit => ({ chunkId: text, documentId: 'd', title: '請假辦法', context: '請假辦法', text, place: { headings: ['病假'] }, ...more });
const leave = hit('普通傷病假一年內未住院者合計不得超過三十日。\n病假三日以上應附診斷證明書。', { place: { headings: ['病假'], lines: [7, 8] } });

const answered = [
  { why: 'the sentence that holds the answer comes first', question: '病假幾日以上要附診斷證明書？', hits: [leave], quote: '病假三日以上應附診斷證明書。' },
  { why: 'a table row is found by its header', question: '大夜班的津貼是多少元？', hits: [hit('| 班別 | 津貼（元） |\n| --- | --- |\n| 小夜班 | 250 |\n| 大夜班 | 420 |')], quote: '420' },
  { why: 'English questions too', question: 'How often does the data logger record?', hits: [hit('Bookings close at 15:00. The data logger records every five minutes.')], quote: 'every five minutes' },
];

test.each(answered)('$why', ({ question, hits, quote }) => {
  const answer = answerExtractively(question, hits);
  expect(answer.status).toBe('answered');
  expect(answer.citations[0]!.quote).toContain(quote);
});

test('every quote stands word for word in its hit', () => {
  const { citations } = answerExtractively('病假三日以上應附什麼證明？', [leave]);
  for (const { quote } of citations) expect(leave.text).toContain(quote);
});

test('the lines are those of the quote, not of the chunk', () => {
  expect(answerExtractively('病假幾日以上要附診斷證明書？', [leave]).citations[0]!.place.lines).toEqual([8, 8]);
});

const ORDERS = hit('| 單號 | 品號 | 數量 | 預計交貨日 | 狀態 |\n| --- | --- | --- | --- | --- |\n| 2210-20260302007 | TX-4410-B | 120 | 115/04/08 | 生產中 |\n| 2210-20260302011 | TX-4420-C | 40 | 115/05/02 | 待料 |', { title: '訂單明細', context: '訂單明細' });

test.each([
  { question: '2210-20260302007 預計交貨日', quote: '115/04/08', why: 'an order number' },
  { question: '221020260302011 狀態', quote: '待料', why: 'an order number without its dash' },
  { question: 'TX4420C 數量', quote: '| 40 |', why: 'a part number without its dashes' },
  { question: 'TX 4410 B 數量', quote: '| 120 |', why: 'a part number in pieces' },
  { question: 'ＴＸ－４４１０－Ｂ 數量', quote: '| 120 |', why: 'full width' },
  { question: 'TX‑4420‑C 數量', quote: '| 40 |', why: 'hyphens that do not break' },
  { question: '订单 2210-20260302011 状态', quote: '待料', why: 'Simplified' },
  { question: '2026 年 5 月 2 日交貨的單號', quote: '2210-20260302011', why: 'a day of the other calendar' },
  { question: '民國一一五年四月八日交貨的單號', quote: '2210-20260302007', why: 'a day in numerals' },
])('a look-up finds its row: $why', ({ question, quote }) => {
  expect(answerExtractively(question, [ORDERS]).citations[0]?.quote).toContain(quote);
});

test.each([
  { question: '2210-20260302008 狀態', why: 'another order' },
  { question: 'TX441 數量', why: 'a number that only begins alike' },
  { question: 'X4410 數量', why: 'letters that only end alike' },
  { question: '2026 年 5 月 3 日交貨的單號', why: 'another day' },
])('a look-up of what is not there finds nothing: $why', ({ question }) => {
  expect(answerExtractively(question, [ORDERS]).status).toBe('notFound');
});

const unanswered = [
  { why: 'no hits', question: '特休幾天？', hits: [], text: '在您可查閱的資料中找不到答案。' },
  { why: 'the name asked for is nowhere', question: '極光計畫的財務顧問是誰？', hits: [leave], text: '在您可查閱的資料中找不到答案。' },
  { why: 'a question without content', question: '請問是什麼？', hits: [leave], text: '在您可查閱的資料中找不到答案。' },
  { why: 'in the language of the question', question: 'What is the cancellation fee?', hits: [leave], text: 'Not found in what you may see.' },
];

test.each(unanswered)('nothing is made up: $why', ({ question, hits, text }) => {
  expect(answerExtractively(question, hits)).toMatchObject({ status: 'notFound', text, citations: [] });
});
