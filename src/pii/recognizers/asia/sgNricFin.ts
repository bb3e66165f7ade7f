import { bare, digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2];
const LETTERS = { S: 'JZIHGFEDCBA', T: 'GFEDCBAJZIH', F: 'XWUTRQPNMLK', G: 'RQPNMLKXWUT', M: 'KLJNPQRTUWX' } as const satisfies Readonly<Record<string, string>>;

const isSeries = (letter: string): letter is keyof typeof LETTERS => letter in LETTERS;

/** The M series counts 3 on top, and its letters run backwards. */
function isSingaporeId(value: string): boolean {
  const signs = bare(value);
  const series = signs[0] ?? '';
  if (!isSeries(series)) return false;
  const sum = weightedSum(digitsOf(signs), WEIGHTS);
  if (series === 'M') return LETTERS.M[10 - ((sum + 3) % 11)] === signs.at(-1);
  return LETTERS[series][sum % 11] === signs.at(-1);
}

/** Singapore's NRIC and FIN. What fails the check is reported only where no threshold is set. */
export const sgNricFin: Recognizer = {
  entity: 'SG_NRIC_FIN',
  patterns: [
    { name: 'with a right check letter', regex: bounded(/[STFGM]\d{7}[A-Z]/i), score: 0.75, gate: { digits: 7, run: 7 }, validate: isSingaporeId },
    { name: 'form only', regex: bounded(/[A-Z]\d{7}[A-Z]/i), score: 0.2, gate: { digits: 7, run: 7 }, fixed: true },
  ],
  context: ['nric', 'fin', 'singapore', '新加坡'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.ica.gov.sg/',
};
