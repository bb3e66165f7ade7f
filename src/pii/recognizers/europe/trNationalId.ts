import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Two checks: seven times the odd places less the even ones, and the sum of the first ten. */
function isKimlik(value: string): boolean {
  const digits = digitsOf(value);
  const tenth = (weightedSum(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10 + 10) % 10;
  return tenth === digits[9] && weightedSum(digits, Array<number>(10).fill(1)) % 10 === digits[10];
}

/** T.C. kimlik numarası. */
export const trNationalId: Recognizer = {
  entity: 'TR_NATIONAL_ID',
  patterns: [{ name: 'eleven digits', regex: bounded(/[1-9]\d{10}/), score: 0.4, gate: { digits: 11, run: 11 } }],
  context: ['tc kimlik', 'kimlik', 'tckn', 'tc no', 'nüfus cüzdanı', 'national id', 'turkish id'],
  otherThing: OTHER_THINGS,
  validate: isKimlik,
  standard: 'https://www.nvi.gov.tr/',
};
