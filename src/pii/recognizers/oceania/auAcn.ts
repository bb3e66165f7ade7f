import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Australian Company Number: weights 8 to 1, the check is the complement. */
export const auAcn: Recognizer = {
  entity: 'AU_ACN',
  patterns: [{ name: 'nine digits', regex: bounded(/\d{3} \d{3} \d{3}|\d{9}/), score: 0.25, gate: { digits: 9 } }],
  context: ['australian company number', 'acn'],
  otherThing: OTHER_THINGS,
  validate: (value) => (weightedSum(digitsOf(value), [8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10) === 0,
  standard: 'https://asic.gov.au/',
};
