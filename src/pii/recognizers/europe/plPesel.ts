import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** PESEL: birthday with the century in its month, weights 1, 3, 7, 9. */
export const plPesel: Recognizer = {
  entity: 'PL_PESEL',
  patterns: [{ name: 'eleven digits', regex: bounded(/\d{2}(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\d|3[01])\d{5}/), score: 0.45, gate: { digits: 11, run: 11 } }],
  context: ['pesel'],
  otherThing: OTHER_THINGS,
  validate: (value) => weightedSum(digitsOf(value), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  standard: 'https://www.gov.pl/web/gov/czym-jest-numer-pesel',
};
