import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Permanent Account Number; the fourth letter names the kind of holder. The loosest form is reported only where no threshold is set. */
export const inPan: Recognizer = {
  entity: 'IN_PAN',
  patterns: [
    { name: 'with a kind of holder', regex: bounded(/[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/i), score: 0.45, gate: { digits: 4, run: 4 } },
    { name: 'five letters, four digits, letter', regex: bounded(/[A-Z]{5}\d{4}[A-Z]/i), score: 0.2, gate: { digits: 4, run: 4 } },
    { name: 'ten signs with four digits', regex: bounded(/(?=\w{0,9}[A-Za-z])(?=\w{0,6}\d{4})\w{10}/), score: 0.05, gate: { digits: 4, run: 4 }, fixed: true },
  ],
  context: ['pan', 'permanent account'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.incometax.gov.in/',
};
