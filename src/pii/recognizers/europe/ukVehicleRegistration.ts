import { bare } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** The two digits of the current form name half years from 2001 to 2029. */
function isPlate(value: string): boolean {
  const plate = bare(value);
  const age = /^[A-Z]{2}(\d{2})[A-Z]{3}$/.exec(plate)?.[1];
  return age === undefined || (Number(age) >= 2 && Number(age) <= 29) || (Number(age) >= 51 && Number(age) <= 79);
}

/** UK vehicle registration: the current form, and those with a letter before or after. */
export const ukVehicleRegistration: Recognizer = {
  entity: 'UK_VEHICLE_REGISTRATION',
  patterns: [
    { name: 'current', regex: bounded(/[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\d)[- ]?[A-HJ-PR-Z]{3}/i), score: 0.3, gate: { sign: /\d[- ]?[A-Za-z]{3}/g } },
    { name: 'letter before or after', regex: bounded(/[A-HJ-NPR-TV-Y]\d{1,3}[- ]?[A-HJ-PR-Y][A-HJ-PR-Z]{2}|[A-HJ-PR-Z]{3}[- ]?\d{1,3}[- ]?[A-HJ-NPR-TV-Y]/i), score: 0.15, gate: { sign: /\d[- ]?[A-Za-z]/g } },
  ],
  context: ['vehicle', 'registration', 'number plate', 'licence plate', 'license plate', 'reg', 'vrn', 'dvla', 'v5c', 'logbook', 'mot', 'car'],
  otherThing: OTHER_THINGS,
  validate: isPlate,
  standard: 'https://www.gov.uk/displaying-number-plates',
};
