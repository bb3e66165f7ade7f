import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** A birthday (60 more on the day for a coordination number) and Luhn over the last ten digits. */
function isPersonnummer(value: string): boolean {
  const digits = value.replace(/\D/g, '').slice(-10);
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const real = day > 60 ? day - 60 : day;
  return month >= 1 && month <= 12 && real >= 1 && real <= 31 && isLuhn(digits);
}

/** Swedish personal identity number. */
export const sePersonnummer: Recognizer = {
  entity: 'SE_PERSONNUMMER',
  patterns: [
    { name: 'with a separator', regex: bounded(/\d{6,8}[-+]\d{4}/), score: 0.45, gate: { digits: 10 } },
    { name: 'digits only', regex: /(?<!\d)(?:18|19|20)?\d{10}(?![A-Za-z0-9_À-ɏ])/g, score: 0.25, gate: { digits: 10, run: 10 } },
  ],
  context: ['personnummer', 'svensk', 'personal identity number', 'samordningsnummer'],
  otherThing: OTHER_THINGS,
  validate: isPersonnummer,
  standard: 'https://www.skatteverket.se/',
};
