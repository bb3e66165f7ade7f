import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Indian passport. */
export const inPassport: Recognizer = {
  entity: 'IN_PASSPORT',
  patterns: [{ name: 'letter, seven digits', regex: bounded(/[A-Z][1-9]\d\s?\d{4}[1-9]/i), score: 0.2, gate: { digits: 7 } }],
  context: ['passport'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.passportindia.gov.in/',
};
