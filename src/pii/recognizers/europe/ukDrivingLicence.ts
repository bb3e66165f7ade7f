import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** UK driving licence: surname, decade, birthday, initials, computer digits. */
export const ukDrivingLicence: Recognizer = {
  entity: 'UK_DRIVING_LICENCE',
  patterns: [{ name: 'sixteen signs', regex: bounded(/(?!9{5})[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}9{2}|[A-Z]9{3}|9{4})\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2}/i), score: 0.6, gate: { digits: 6, run: 6 } }],
  context: ['driving licence', 'driving license', "driver's licence", "driver's license", 'dvla', 'licence number', 'license number'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.gov.uk/driving-licence',
};
