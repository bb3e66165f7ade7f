import { digitsOf, placeOf } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** The letter as two digits and eight more, weights 1 and 2, digits of the products added. */
function isKvnr(value: string): boolean {
  const digits = digitsOf(String(placeOf(value.slice(0, 1))).padStart(2, '0') + value.slice(1, 9));
  const sum = digits.reduce((total, digit, at) => {
    const product = digit * (1 + (at % 2));
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === Number(value[9]);
}

/** Krankenversichertennummer. */
export const deHealthInsurance: Recognizer = {
  entity: 'DE_HEALTH_INSURANCE',
  patterns: [{ name: 'letter, nine digits', regex: bounded(/[A-Z]\d{9}/i), score: 0.4, gate: { digits: 9, run: 9 } }],
  context: ['krankenversicher', 'krankenversichertennummer', 'krankenversicherungsnummer', 'versichertennummer', 'kvnr', 'krankenkasse', 'krankenversicherung', 'gesundheitskarte', 'egk', 'gkv', 'aok', 'barmer', 'dak'],
  otherThing: OTHER_THINGS,
  validate: isKvnr,
  standard: 'https://www.gkv-spitzenverband.de/',
};
