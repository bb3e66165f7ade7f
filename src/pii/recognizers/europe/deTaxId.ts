import { digitsOf } from '../../checks/digits';
import { isMod11And10 } from '../../checks/iso7064';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** No digit more than three times in the first ten, and ISO 7064 mod 11,10. */
function isTaxId(value: string): boolean {
  const digits = digitsOf(value);
  const counts = digits.slice(0, 10).map((digit, _at, first) => first.filter((other) => other === digit).length);
  return Math.max(...counts) <= 3 && isMod11And10(digits);
}

/** Steuerliche Identifikationsnummer. */
export const deTaxId: Recognizer = {
  entity: 'DE_TAX_ID',
  patterns: [{ name: 'eleven digits', regex: bounded(/[1-9]\d{10}/), score: 0.4, gate: { digits: 11, run: 11 } }],
  context: ['steueridentifikationsnummer', 'steuer-id', 'steuerid', 'identifikationsnummer', 'idnr', 'steuer-idnr', 'steuernummer', 'bzst'],
  otherThing: OTHER_THINGS,
  validate: isTaxId,
  standard: 'https://www.bzst.de/',
};
