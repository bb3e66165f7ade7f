import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** One less on the first digit, then weights, mod 89. */
function isAbn(value: string): boolean {
  const digits = digitsOf(value);
  return ((digits[0] ?? 0) - 1) * 10 + weightedSum(digits.slice(1), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) >= 0 && (((digits[0] ?? 0) - 1) * 10 + weightedSum(digits.slice(1), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19])) % 89 === 0;
}

/** Australian Business Number. */
export const auAbn: Recognizer = {
  entity: 'AU_ABN',
  patterns: [{ name: 'eleven digits', regex: bounded(/\d{2}\s\d{3}\s\d{3}\s\d{3}|\d{11}/), score: 0.3, gate: { digits: 11 } }],
  context: ['australian business number', 'abn'],
  otherThing: OTHER_THINGS,
  validate: isAbn,
  standard: 'https://abr.business.gov.au/Help/AbnFormat',
};
