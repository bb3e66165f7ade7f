import { fuseRanks } from '../../src/knowledge/fuseRanks';
import { queryTerms } from '../../src/knowledge/queryTerms';
import { scorePassages } from '../../src/knowledge/scorePassages';
import { stemEnglish } from '../../src/knowledge/stemEnglish';
import { tokenize } from '../../src/knowledge/tokenize';

test.each([
  { text: '料號 AB-1234X', tokens: '料號 號 ab 1234 x ab1234x', why: 'a part number is found by its parts and as a whole' },
  { text: 'ＡＢ１２３４Ｘ', tokens: 'ab 1234 x ab1234x', why: 'full width and no dash give the same tokens' },
  { text: '1987年6月中', tokens: '1987 年 6 月中 中', why: 'a number inside Chinese is a number, and the Chinese around it stays Chinese' },
  { text: '營業稅，稅率', tokens: '營業 業稅 稅 稅率 率', why: 'no pair crosses a mark, and the last character of a run stands alone too' },
  { text: "The company's 1,234.5 kg", tokens: 'the company 1234.5 kg', why: 'a thousands separator and a possessive are no part of the word' },
  { text: 'Café naïve Ångström', tokens: 'caf naiv angstrom', why: 'marks on Latin letters do not count' },
  { text: 'ガガ ﾊﾝ', tokens: 'ガガ ガ ハン ン', why: 'kana keep their marks, and half-width kana are kana' },
  { text: '𠮷野家', tokens: '𠮷野 野家 家', why: 'a character outside the basic plane is one character' },
  { text: '"OR" * NEAR(x) — ！？', tokens: 'or near x', why: 'no mark that an index could read as an operator is left' },
  { text: '', tokens: '', why: 'nothing is nothing' },
])('$text becomes $tokens: $why', ({ text, tokens }) => {
  expect(tokenize(text).join(' ')).toBe(tokens);
});

test.each([
  ['companies', 'company'], ['boxes', 'box'], ['running', 'runs'], ['stopped', 'stops'], ['machine', 'machines'], ['quickly', 'quick'], ['painted', 'painting'],
])('%s and %s are one word', (a, b) => expect(stemEnglish(a)).toBe(stemEnglish(b)));

test.each([['class', 'clash'], ['sing', 'sin'], ['bus', 'bu'], ['thesis', 'these'], ['wing', 'win'], ['used', 'us']])('%s and %s are two words', (a, b) => expect(stemEnglish(a)).not.toBe(stemEnglish(b)));

test('a question asks for distinct terms, and for a lone character as the beginning of a token', () => {
  expect(queryTerms('稅 AB-1 稅率 稅率')).toEqual({ words: ['ab', '1', 'ab1'], bigrams: ['稅率'], characters: ['稅', '率'], prefixes: ['稅'] });
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
