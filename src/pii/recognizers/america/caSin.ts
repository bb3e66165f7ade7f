import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Canadian Social Insurance Number; 0 and 8 begin none. */
export const caSin: Recognizer = {
  entity: 'CA_SIN',
  patterns: [
    { name: 'in groups', regex: bounded(/[1-79]\d{2}([- ])\d{3}\1\d{3}/), score: 0.45, gate: { digits: 9 } },
    { name: 'nine digits', regex: bounded(/[1-79]\d{8}/), score: 0.2, gate: { digits: 9, run: 9 } },
  ],
  context: ['sin', 'social insurance', 'canada', 'nas', 'assurance sociale'],
  otherThing: OTHER_THINGS,
  validate: isLuhn,
  standard: 'https://www.canada.ca/en/employment-social-development/services/sin.html',
};
