import { digitsOf, isOneDigitOnly, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Weights by place, from the eleventh digit to the first; a remainder of 0 or 1 gives 0. */
function isMyNumber(value: string): boolean {
  const digits = digitsOf(value);
  const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === digits[11] && !isOneDigitOnly(digits);
}

/** 日本の個人番号 (My Number). */
export const jpMyNumber: Recognizer = {
  entity: 'JP_MY_NUMBER',
  patterns: [{ name: 'twelve digits', regex: alone(/\d{12}|\d{4}[ -]\d{4}[ -]\d{4}/), score: 0.4, gate: { digits: 12 } }],
  context: ['個人番号', 'マイナンバー', '日本', 'my number', 'mynumber', 'individual number', '個人番號'],
  otherThing: [...OTHER_THINGS, '健保', '帳號', '悠遊卡'],
  validate: isMyNumber,
  standard: 'https://www.soumu.go.jp/kojinbango_card/',
};
