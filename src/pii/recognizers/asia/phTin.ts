import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** The ninth digit is the weighted sum of the eight before it, mod 11. */
function isTin(value: string): boolean {
  const digits = digitsOf(value);
  return weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digits[8];
}

/** Philippine taxpayer identification number, with or without its branch. */
export const phTin: Recognizer = {
  entity: 'PH_TIN',
  patterns: [{ name: 'nine or twelve digits', regex: bounded(/\d{3}-\d{3}-\d{3}(?:-\d{3})?|\d{9}(?:\d{3})?/), score: 0.2, gate: { digits: 9 } }],
  context: ['tin', 'taxpayer', 'bir', 'tax id', 'rdo', 'revenue district'],
  otherThing: OTHER_THINGS,
  validate: isTin,
  standard: 'https://www.bir.gov.ph/',
};
