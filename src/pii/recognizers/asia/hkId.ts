import { bare, placeOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2];

/** One letter counts as a space (36) and the letter; the last sign is the check, A being 10. */
function isHongKongId(value: string): boolean {
  const signs = [...bare(value).padStart(9, ' ')];
  const values = signs.slice(0, 8).map((sign) => (sign === ' ' ? 36 : /\d/.test(sign) ? Number(sign) : placeOf(sign) + 9));
  const check = signs[8] === 'A' ? 10 : Number(signs[8]);
  return (weightedSum(values, WEIGHTS) + check) % 11 === 0;
}

/** Hong Kong identity card; the check digit usually stands in brackets. */
export const hkId: Recognizer = {
  entity: 'HK_ID_CARD',
  patterns: [
    { name: 'with the check in brackets', regex: alone(/[A-Z]{1,2}\d{6}\([0-9A]\)/i), score: 0.8, gate: { digits: 6, run: 6 } },
    { name: 'without brackets', regex: alone(/[A-Z]{1,2}\d{6}[0-9A]/i), score: 0.3, gate: { digits: 6, run: 6 } },
  ],
  context: ['香港', '身份證', '身分證', 'hkid', 'hong kong', 'identity card'],
  otherThing: OTHER_THINGS,
  validate: isHongKongId,
  standard: 'https://www.immd.gov.hk/eng/services/hkid.html',
};
