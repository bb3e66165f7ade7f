import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Lebenslange Arztnummer: weights 4 and 9 over six digits, the seventh the complement. */
export const deLanr: Recognizer = {
  entity: 'DE_LANR',
  patterns: [{ name: 'nine digits', regex: bounded(/\d{9}/), score: 0.3, gate: { digits: 9, run: 9 } }],
  context: ['arztnummer', 'lanr', 'arzt-nr', 'arzt nr', 'arzt-nummer', 'vertragsarzt', 'kassenarzt', 'kbv', 'rezept', 'hausarzt', 'facharzt'],
  otherThing: OTHER_THINGS,
  validate: (value) => (10 - (weightedSum(digitsOf(value), [4, 9, 4, 9, 4, 9]) % 10)) % 10 === Number(value[6]),
  standard: 'https://www.kbv.de/html/arztnummern.php',
};
