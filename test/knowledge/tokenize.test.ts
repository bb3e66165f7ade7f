import { dateTerms } from '../../src/knowledge/dateTerms';
import { rewriteDates } from '../../src/knowledge/rewriteDates';
import { foldText } from '../../src/knowledge/foldText';
import { fuseRanks } from '../../src/knowledge/fuseRanks';
import { queryTerms } from '../../src/knowledge/queryTerms';
import { scorePassages } from '../../src/knowledge/scorePassages';
import { stemEnglish } from '../../src/knowledge/stemEnglish';
import { tokenize } from '../../src/knowledge/tokenize';

test.each([
  { text: '料號 AB-1234X', tokens: '料号 号 ab 1234 x ab1234x', why: 'a part number is found by its parts and as a whole' },
  { text: 'ＡＢ１２３４Ｘ', tokens: 'ab 1234 x ab1234x', why: 'full width and no dash give the same tokens' },
  { text: '1987年6月中', tokens: '1987 年 6 月中 中 198706', why: 'a number inside Chinese is a number, and the Chinese around it stays Chinese' },
  { text: '營業稅，稅率', tokens: '营业 业税 税 税率 率', why: 'no pair crosses a mark, and the last character of a run stands alone too' },
  { text: "The company's 1,234.5 kg", tokens: 'the company 1234.5 kg', why: 'a thousands separator and a possessive are no part of the word' },
  { text: 'Café naïve Ångström', tokens: 'caf naiv angstrom', why: 'marks on Latin letters do not count' },
  { text: 'ガガ ﾊﾝ', tokens: 'ガガ ガ ハン ン', why: 'kana keep their marks, and half-width kana are kana' },
  { text: '𠮷野家', tokens: '𠮷野 野家 家', why: 'a character outside the basic plane is one character' },
  { text: '"OR" * NEAR(x) — ！？', tokens: 'or near x', why: 'no mark that an index could read as an operator is left' },
  { text: '臺灣後臺設定', tokens: '台湾 湾后 后台 台设 设定 定', why: 'Traditional becomes Simplified, character by character' },
  { text: '台湾后台设定', tokens: '台湾 湾后 后台 台设 设定 定', why: 'so the Simplified writing has the same tokens' },
  { text: 'AB‐1234 AB–1234 AB−1234', tokens: 'ab 1234 ab1234 ab 1234 ab1234 ab 1234 ab1234', why: 'a hyphen is a hyphen, whichever a word processor has put there' },
  { text: 'AB\u00ad-12\u200b34 設\u200b定', tokens: 'ab 1234 ab1234 设定 定', why: 'marks that no one sees cut nothing' },
  { text: '', tokens: '', why: 'nothing is nothing' },
])('$text becomes $tokens: $why', ({ text, tokens }) => {
  expect(tokenize(text).join(' ')).toBe(tokens);
});

test.each([
  { text: '民國115年3月5日', terms: '0305 202603 20260305 2026', why: 'a Minguo year is 1911 less' },
  { text: '115年3月5日', terms: '0305 202603 20260305 2026', why: 'three digits before 年 are a Minguo year' },
  { text: '２０２６年３月５日', terms: '0305 202603 20260305', why: 'full width is half width' },
  { text: '2026-03-05', terms: '0305 202603 20260305', why: 'ISO 8601' },
  { text: '115/03/05, 115.3.5', terms: '0305 202603 20260305', why: 'with marks, a year of three digits is a Minguo year' },
  { text: '民國一百一十五年三月五日', terms: '0305 202603 20260305 2026', why: 'numerals are numbers' },
  { text: '二〇二六年十二月二十五号', terms: '1225 202612 20261225', why: 'numerals digit by digit, and two-place ones' },
  { text: '民國89年', terms: '2000', why: 'a Minguo year of two digits' },
  { text: '2026年3月, 2026/3', terms: '202603', why: 'a month' },
  { text: '3月5日', terms: '0305', why: 'a day of any year' },
  { text: '2026年13月40日 115/13/5 3/5 1.2.3 192.168.1.1 費率115', terms: '', why: 'no such month or day, a fraction, a version, an address, a number' },
])('$text is dated $terms: $why', ({ text, terms }) => expect(dateTerms(foldText(text)).sort()).toEqual(terms.split(' ').filter(Boolean).sort()));

test.each([
  { text: '民國115年3月5日、115/03/05、2026-3-5、一一五年三月五日', written: '2026年3月5日、2026年3月5日、2026年3月5日、2026年3月5日', why: 'all ways of writing a day' },
  { text: '民國115年三月 2026/3 115年度 民國89年', written: '2026年3月 2026年3月 2026年度 2000年', why: 'months and years' },
  { text: '115/13/5 192.168.1.1 RMA-2026-05 1.2.3', written: '115/13/5 192.168.1.1 rma-2026-05 1.2.3', why: 'no date' },
])('$text is rewritten: $why', ({ text, written }) => expect(rewriteDates(foldText(text))).toBe(written));

test.each([
  ['companies', 'company'], ['boxes', 'box'], ['running', 'runs'], ['stopped', 'stops'], ['machine', 'machines'], ['quickly', 'quick'], ['painted', 'painting'],
])('%s and %s are one word', (a, b) => expect(stemEnglish(a)).toBe(stemEnglish(b)));

test.each([['class', 'clash'], ['sing', 'sin'], ['bus', 'bu'], ['thesis', 'these'], ['wing', 'win'], ['used', 'us']])('%s and %s are two words', (a, b) => expect(stemEnglish(a)).not.toBe(stemEnglish(b)));

test('a question asks for distinct terms, and for a lone character as the beginning of a token', () => {
  expect(queryTerms('稅 AB-1 稅率 稅率')).toEqual({ words: ['ab', '1', 'ab1'], bigrams: ['税率'], characters: ['税', '率'], prefixes: ['税'] });
});

test('a question of any length asks for a bounded number of terms', () => {
  const long = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ');
  expect(queryTerms(long).words.length).toBeLessThanOrEqual(128);
});

const score = (question: string, ...texts: string[]) => scorePassages(queryTerms(question), texts.map((text) => ({ text, context: '', base: 1 })), () => 1);

test('of two passages that hold the same words, the one that holds them in one sentence is better', () => {
  const [together = 0, apart = 0] = score('特別休假天數', '特別休假天數為七日。其他事項另訂。', '特別獎金另訂。病假要證明。休假要申請。天數不限。');
  expect(together).toBeGreaterThan(apart);
});

test('words in the sentence before count in part: more than nowhere, less than in the sentence', () => {
  const [near = 0, same = 0, none = 0] = score('pump pressure', 'The pump is old. Its pressure is low.', 'The pump pressure is low. It is old.', 'The pump is old. It is low.');
  expect([same > near, near > none]).toEqual([true, true]);
});

test('fusing takes what both legs rank well before what one leg ranks first', () => {
  const fused = fuseRanks([{ ids: ['a', 'b', 'c'], weight: 1 }, { ids: ['d', 'b'], weight: 1 }]);
  expect(fused.map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
  expect(fused[0]?.score).toBeCloseTo(2 / 62, 10);
});
