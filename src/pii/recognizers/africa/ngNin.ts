import { digitsOf } from '../../checks/digits';
import { isVerhoeff } from '../../checks/verhoeff';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Nigerian National Identification Number: eleven digits with Verhoeff's check. */
export const ngNin: Recognizer = {
  entity: 'NG_NIN',
  patterns: [{ name: 'eleven digits', regex: bounded(/\d{11}/), score: 0.3, gate: { digits: 11, run: 11 } }],
  context: ['nin', 'national identification number', 'national identity', 'nimc', 'nigeria'],
  otherThing: OTHER_THINGS,
  validate: (value) => isVerhoeff(digitsOf(value)),
  standard: 'https://nimc.gov.ng/',
};
