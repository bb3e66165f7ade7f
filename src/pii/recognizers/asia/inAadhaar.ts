import { bare, digitsOf } from '../../checks/digits';
import { isVerhoeff } from '../../checks/verhoeff';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Aadhaar: twelve digits with Verhoeff's check; it never reads the same backwards. */
export const inAadhaar: Recognizer = {
  entity: 'IN_AADHAAR',
  patterns: [{ name: 'twelve digits', regex: bounded(/[2-9]\d{3}([- :]?)\d{4}\1\d{4}/), score: 0.35, gate: { digits: 12 } }],
  context: ['aadhaar', 'aadhar', 'uidai'],
  otherThing: OTHER_THINGS,
  validate: (value) => isVerhoeff(digitsOf(value)) && bare(value) !== [...bare(value)].reverse().join(''),
  standard: 'https://uidai.gov.in/',
};
