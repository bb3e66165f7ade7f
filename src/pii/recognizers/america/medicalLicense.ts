import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** The sum of places 1, 3 and 5 and twice that of 2, 4 and 6 ends in the seventh. */
function isDea(value: string): boolean {
  const digits = digitsOf(value.slice(2));
  return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === digits[6];
}

/** US DEA registration of those who prescribe. */
export const medicalLicense: Recognizer = {
  entity: 'MEDICAL_LICENSE',
  patterns: [{ name: 'DEA number', regex: bounded(/[A-HJ-MPRSTUX][A-Z9]\d{7}/i), score: 0.45, gate: { digits: 7, run: 7 } }],
  context: ['medical', 'certificate', 'dea', 'prescriber', 'license'],
  otherThing: OTHER_THINGS,
  validate: isDea,
  standard: 'https://www.deadiversion.usdoj.gov/',
};
