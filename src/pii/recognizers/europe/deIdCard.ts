import { placeOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** ICAO 9303: letters from 10, weights 7, 3, 1; the old form has no check. */
function isIdCard(value: string): boolean {
  if (/^T\d{8}$/i.test(value)) return true;
  const values = [...value.toUpperCase()].map((sign) => (/\d/.test(sign) ? Number(sign) : placeOf(sign) + 9));
  return weightedSum(values, [7, 3, 1, 7, 3, 1, 7, 3]) % 10 === values[8];
}

/** Personalausweis. */
export const deIdCard: Recognizer = {
  entity: 'DE_ID_CARD',
  patterns: [{ name: 'nine signs', regex: bounded(/[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}\d|T\d{8}/i), score: 0.4, gate: { sign: /[A-Za-z0-9]\d(?![A-Za-z0-9])/g } }],
  context: ['personalausweis', 'ausweis', 'ausweisnummer', 'dokumentennummer', 'seriennummer', 'npa', 'identity card', 'national id'],
  otherThing: OTHER_THINGS,
  validate: isIdCard,
  standard: 'https://www.icao.int/publications/doc-series/doc-9303',
};
