import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Patente: two letters, seven digits, letter; or U1 and eight signs without vowels that look like digits. */
export const itDriverLicense: Recognizer = {
  entity: 'IT_DRIVER_LICENSE',
  patterns: [{ name: 'ten signs', regex: bounded(/[A-Z]{2}\d{7}[A-Z]|U1[BCDEFGHLJKMNPRSTUWYXZ0-9]{7}[A-Z]/i), score: 0.25, gate: { sign: /[A-Za-z]\d/g } }],
  context: ['patente', 'patente di guida', 'licenza', 'licenza di guida'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.ilportaledellautomobilista.it/',
};
