import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Australian Medicare: the ninth digit checks the eight before it. */
export const auMedicare: Recognizer = {
  entity: 'AU_MEDICARE',
  patterns: [{ name: 'ten digits', regex: bounded(/[2-6]\d{3}\s\d{5}\s\d|[2-6]\d{9}/), score: 0.3, gate: { digits: 10 } }],
  context: ['medicare'],
  otherThing: OTHER_THINGS,
  validate: (value) => weightedSum(digitsOf(value), [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitsOf(value)[8],
  standard: 'https://www.servicesaustralia.gov.au/medicare',
};
