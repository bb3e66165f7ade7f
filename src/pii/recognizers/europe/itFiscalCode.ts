import { placeOf } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Values of signs in odd places; letters count as their digits 0 to 9 do, then go on. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function hasCheck(value: string): boolean {
  const signs = [...value.toUpperCase()];
  const indexOf = (sign: string) => (/\d/.test(sign) ? Number(sign) : placeOf(sign) - 1);
  const sum = signs.slice(0, 15).reduce((total, sign, at) => total + (at % 2 ? indexOf(sign) : (ODD[indexOf(sign)] ?? 0)), 0);
  return String.fromCharCode(65 + (sum % 26)) === signs[15];
}

const DIGIT = '[\\dLMNP-V]';

/** Codice fiscale: names, birthday and town; the last letter checks, though not every published one holds. */
export const itFiscalCode: Recognizer = {
  entity: 'IT_FISCAL_CODE',
  patterns: [{ name: 'sixteen signs', regex: bounded(new RegExp(`[A-Z]{6}${DIGIT}{2}[A-EHLMPR-T](?:[04LQ][1-9MNP-V]|[1256MNRS]${DIGIT}|[37PT][01LM])[A-MZ]${DIGIT}{3}[A-Z]`, 'i')), score: 0.45, gate: { sign: /[A-Za-z]{6}[\dL-V]{2}[A-Za-z]/gi } }],
  context: ['codice fiscale', 'cf'],
  otherThing: OTHER_THINGS,
  confirm: hasCheck,
  standard: 'https://www.agenziaentrate.gov.it/',
};
