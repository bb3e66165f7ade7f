import { digitsOf, placeOf } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Area, birthday (50 more for a second number), letter, sequence, check. */
function isRvnr(value: string): boolean {
  const [day, month] = [Number(value.slice(2, 4)), Number(value.slice(4, 6))];
  const birthday = ((day >= 1 && day <= 31) || (day >= 51 && day <= 81)) && month >= 1 && month <= 12;
  const digits = digitsOf(value.slice(0, 8) + String(placeOf(value.slice(8, 9))).padStart(2, '0') + value.slice(9, 11));
  const sum = digits.reduce((total, digit, at) => {
    const product = digit * ([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1][at] ?? 0);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return birthday && sum % 10 === Number(value[11]);
}

/** Rentenversicherungsnummer. */
export const deSocialSecurity: Recognizer = {
  entity: 'DE_SOCIAL_SECURITY',
  patterns: [{ name: 'eight digits, letter, three digits', regex: bounded(/\d{8}[A-Z]\d{3}/i), score: 0.6, gate: { digits: 11, run: 8 } }],
  context: ['rentenversicherung', 'sozialversicherung', 'versicherungsnummer', 'rvnr', 'svnr', 'sv-nummer', 'rente'],
  otherThing: OTHER_THINGS,
  validate: isRvnr,
  standard: 'https://www.gesetze-im-internet.de/vkvv/',
};
