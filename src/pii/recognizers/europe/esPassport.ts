import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Spanish passport. */
export const esPassport: Recognizer = {
  entity: 'ES_PASSPORT',
  patterns: [{ name: 'three letters, six digits', regex: bounded(/[A-Z]{3}\d{6}/i), score: 0.2, gate: { digits: 6, run: 6 } }],
  context: ['pasaporte', 'passport'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.interior.gob.es/',
};
