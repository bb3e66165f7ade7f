import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** UK passport by Presidio's form: two letters and seven digits. */
export const ukPassport: Recognizer = {
  entity: 'UK_PASSPORT',
  patterns: [{ name: 'two letters, seven digits', regex: bounded(/[A-Z]{2}\d{7}/i), score: 0.2, gate: { digits: 7, run: 7 } }],
  context: ['passport', 'travel document', 'hm passport', 'hmpo'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.gov.uk/browse/abroad/passports',
};
