import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

function isThaiId(value: string): boolean {
  const digits = digitsOf(value);
  const rest = weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 1 - rest : 11 - rest) === digits[12];
}

/** Thai national identification number; the second and third digit name a province. */
export const thTnin: Recognizer = {
  entity: 'TH_TNIN',
  patterns: [{ name: 'thirteen digits', regex: bounded(/[1-9](?:[134]\d|2[0-7]|5[0-8]|[67][0-7]|[89][0-6])\d{10}/), score: 0.4, gate: { digits: 13, run: 13 } }],
  context: ['เลขประจำตัวประชาชน', 'เลขบัตรประชาชน', 'รหัสปชช', 'tnin', 'thai'],
  otherThing: OTHER_THINGS,
  validate: isThaiId,
  standard: 'https://www.bora.dopa.go.th/',
};
