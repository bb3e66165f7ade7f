import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Führerschein since 2013. */
export const deFuehrerschein: Recognizer = {
  entity: 'DE_FUEHRERSCHEIN',
  patterns: [{ name: 'eleven signs', regex: bounded(/[A-Z]{2}\d{8}[A-Z0-9]/i), score: 0.3, gate: { digits: 8, run: 8 } }],
  context: ['führerschein', 'führerscheinnummer', 'fahrerlaubnis', 'fev', 'kba', 'driving licence', 'driving license', "driver's license", 'licence number', 'license number'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.kba.de/',
};
