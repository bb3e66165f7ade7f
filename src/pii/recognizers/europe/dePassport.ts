import { placeOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** ICAO 9303: letters from 10, weights 7, 3, 1. */
function isPassport(value: string): boolean {
  const values = [...value.toUpperCase()].map((sign) => (/\d/.test(sign) ? Number(sign) : placeOf(sign) + 9));
  return weightedSum(values, [7, 3, 1, 7, 3, 1, 7, 3]) % 10 === values[8];
}

/** Reisepass. */
export const dePassport: Recognizer = {
  entity: 'DE_PASSPORT',
  patterns: [{ name: 'nine signs', regex: bounded(/[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}\d/i), score: 0.4, gate: { sign: /[A-Za-z0-9]\d(?![A-Za-z0-9])/g } }],
  context: ['reisepass', 'pass', 'passnummer', 'reisepassnummer', 'passport', 'pass-nr', 'mrz'],
  otherThing: OTHER_THINGS,
  validate: isPassport,
  standard: 'https://www.icao.int/publications/doc-series/doc-9303',
};
