import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Italian passport. */
export const itPassport: Recognizer = {
  entity: 'IT_PASSPORT',
  patterns: [{ name: 'two letters, seven digits', regex: bounded(/[A-Z]{2}\d{7}/i), score: 0.2, gate: { digits: 7, run: 7 } }],
  context: ['passaporto', 'elettronico', 'italiano', 'viaggio', 'viaggiare', 'estero', 'documento', 'dogana'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.poliziadistato.it/',
};
