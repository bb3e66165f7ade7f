import { isMod97 } from '../../checks/iso7064';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

/** Lengths of the countries' IBANs (SWIFT IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FK: 18, FO: 18, FR: 27, GB: 22,
  GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HN: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27,
  MT: 31, MU: 30, NI: 28, NL: 18, NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SC: 31, SD: 18, SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20, YE: 30,
};

/** Letters of both cases in one number are words, as in "LV80 bANK". */
function isIban(value: string): boolean {
  if (value !== value.toUpperCase() && value !== value.toLowerCase()) return false;
  const plain = value.replace(/[ -]/g, '').toUpperCase();
  return LENGTHS[plain.slice(0, 2)] === plain.length && isMod97(plain);
}

/** International bank account number: country, check digits, account; in groups of four or in one piece. */
export const iban: Recognizer = {
  entity: 'IBAN_CODE',
  patterns: [{ name: 'country, check digits, account', regex: bounded(/[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?/i), score: 0.9, gate: { beside: 'after two letters' }, reach: 48 }],
  context: ['帳號', '受款', '匯款', 'iban', 'bank', 'account', 'transaction'],
  validate: isIban,
  standard: 'https://www.iso.org/standard/81090.html',
};
