import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Australian Tax File Number: weighted sum mod 11. */
export const auTfn: Recognizer = {
  entity: 'AU_TFN',
  patterns: [{ name: 'nine digits', regex: bounded(/\d{3}\s\d{3}\s\d{3}|\d{9}/), score: 0.25, gate: { digits: 9 } }],
  context: ['tax file number', 'tfn'],
  otherThing: OTHER_THINGS,
  validate: (value) => weightedSum(digitsOf(value), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  standard: 'https://www.ato.gov.au/',
};
