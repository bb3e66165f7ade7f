import { foldText, toOriginal } from '../../src/pii/foldText';

test.each([
  ['full width', 'Ａ１２３', 'A123'],
  ['a square of two letters', '㍿1', '株式会社1'],
  ['a combining accent', 'cafe\u0301 1', 'café 1'],
  ['a mathematical digit of two units', '𝟏𝟐', '12'],
  ['an invisible space in a number', '09\u200b12', '0912'],
  ['a dash that is none', '02–2345', '02-2345'],
  ['an emoji with its selector', '✅\ufe0f1', '✅\ufe0f1'],
  ['a lone half of a pair', '\ud8351', '\ud8351'],
])('folds %s', (_why, text, expected) => expect(foldText(text).text).toBe(expected));

test.each([
  ['full width', '於Ａ１２３。', 'A123', 'Ａ１２３'],
  ['after a square', '㍿：Ａ１', 'A1', 'Ａ１'],
  ['after an accent', 'e\u0301e\u0301 42', '42', '42'],
  ['digits of two units each', '共𝟏𝟐件', '12', '𝟏𝟐'],
  ['with an invisible space inside', 'x09\u200b12y', '0912', '09\u200b12'],
  ['the accent itself', 'cafe\u0301!', 'é', 'e\u0301'],
])('finds the way back from %s', (_why, text, folded, original) => {
  const made = foldText(text);
  const at = made.text.indexOf(folded);
  expect(text.slice(...toOriginal(made, at, at + folded.length))).toBe(original);
});
