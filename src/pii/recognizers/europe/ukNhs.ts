import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** UK NHS number: weights 10 to 2, mod 11. */
export const ukNhs: Recognizer = {
  entity: 'UK_NHS',
  patterns: [
    { name: 'in groups', regex: bounded(/\d{3}[- ]\d{3}[- ]\d{4}/), score: 0.4, gate: { digits: 10 } },
    { name: 'ten digits', regex: bounded(/\d{3}[- ]?\d{3}[- ]?\d{4}/), score: 0.25, gate: { digits: 10 } },
  ],
  context: ['national health service', 'nhs', 'health services authority', 'health authority', 'patient'],
  otherThing: OTHER_THINGS,
  validate: (value) => weightedSum(digitsOf(value), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  standard: 'https://www.datadictionary.nhs.uk/attributes/nhs_number.html',
};
