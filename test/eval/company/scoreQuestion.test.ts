import { scoreQuestion, type Outcome } from '../../../eval/company/scoreQuestion';

const question = { id: 'q', as: 'wang', question: '?', document: 'a.md', answer: ['３０ 日', '一個月'], place: { heading: '病假', page: 2 } };
const citation = { n: 1, documentId: 'd', title: 'A', quote: '合計不得超過 30\n日。', place: { headings: ['請假', '病假'], page: 2 } };
const outcome: Outcome = { question, answer: { status: 'answered', text: '[1]', citations: [citation] }, hits: ['b.md', 'a.md'], cited: ['a.md'] };
const boundary = { maySee: () => true, forbidden: [] };

test('a quote that holds an answer after folding, in the right document and place, counts', () => {
  expect(scoreQuestion(outcome, boundary)).toEqual({ found: true, quoted: true, leaks: [] });
});

const wrong = [
  { why: 'another document is cited', more: { cited: ['b.md'] } },
  { why: 'another page', more: { answer: { ...outcome.answer, citations: [{ ...citation, place: { ...citation.place, page: 3 } }] } } },
  { why: 'another heading', more: { answer: { ...outcome.answer, citations: [{ ...citation, place: { headings: ['事假'], page: 2 } }] } } },
  { why: 'the quote holds no answer', more: { answer: { ...outcome.answer, citations: [{ ...citation, quote: '不得超過。' }] } } },
  { why: 'nothing is cited', more: { answer: { status: 'notFound', text: '', citations: [] } as const } },
];

test.each(wrong)('not quoted: $why', ({ more }) => {
  expect(scoreQuestion({ ...outcome, ...more }, boundary).quoted).toBe(false);
});

test('the sixth hit is not found', () => {
  expect(scoreQuestion({ ...outcome, hits: ['b', 'b', 'b', 'b', 'b', 'a.md'] }, boundary).found).toBe(false);
});

test('an unanswerable question counts only as refused or not', () => {
  const none = { ...outcome, question: { ...question, document: null } };
  expect(scoreQuestion(none, boundary)).toEqual({ notFound: false, leaks: [] });
  expect(scoreQuestion({ ...none, answer: { status: 'notFound', text: '', citations: [] } }, boundary)).toEqual({ notFound: true, leaks: [] });
});

test('hidden documents among hits or citations, and hidden answers in the text, are leaks', () => {
  const { leaks } = scoreQuestion({ ...outcome, answer: { ...outcome.answer, text: '代號 ＡＵＲＯＲＡ' } }, { maySee: (path) => path !== 'b.md', forbidden: ['AURORA', 'X-9'] });
  expect(leaks).toEqual(['b.md', 'AURORA']);
});
