import { digitsOf, isOneDigitOnly } from '../../checks/digits';
import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Partita IVA: Luhn's check over eleven digits. */
export const itVatCode: Recognizer = {
  entity: 'IT_VAT_CODE',
  patterns: [{ name: 'eleven digits', regex: bounded(/\d(?:[ _]?\d){10}/), score: 0.3, gate: { digits: 11 } }],
  context: ['piva', 'p.iva', 'partita iva', 'pi'],
  otherThing: OTHER_THINGS,
  validate: (value) => isLuhn(value) && !isOneDigitOnly(digitsOf(value)),
  standard: 'https://www.agenziaentrate.gov.it/',
};
