import { digitsOf, isOneDigitOnly } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Area 000, 666 and 9xx, group 00 and serial 0000 are never given out; nor are numbers from advertisements. */
function isSsn(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 9) return false;
  if (new Set(value.replace(/\d/g, '')).size > 1 || isOneDigitOnly(digitsOf(digits))) return false;
  if (/^(?:000|666|9)/.test(digits) || digits.slice(3, 5) === '00' || digits.endsWith('0000')) return false;
  return !['123456789', '987654320', '078051120'].includes(digits);
}

/** US Social Security number. */
export const usSsn: Recognizer = {
  entity: 'US_SSN',
  patterns: [
    { name: 'three, two, four', regex: alone(/\d{3}([- .])\d{2}\1\d{4}/), score: 0.45, gate: { digits: 9 } },
    { name: 'other groups', regex: alone(/\d{5}-\d{4}|\d{3}-\d{6}|\d{9}/), score: 0.2, gate: { digits: 9 } },
  ],
  context: ['social security', 'social', 'ssn', 'ssid', '社會安全'],
  otherThing: OTHER_THINGS,
  validate: isSsn,
  standard: 'https://www.ssa.gov/employer/randomization.html',
};
