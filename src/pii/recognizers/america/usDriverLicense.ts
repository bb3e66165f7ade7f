import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** US driver licenses: each state has a form of its own, so all are weak. */
export const usDriverLicense: Recognizer = {
  entity: 'US_DRIVER_LICENSE',
  patterns: [
    { name: 'letters and digits', regex: bounded(/[A-Z]\d{1,14}|[A-Z]\d{18}|[A-Z]{2}\d{2,7}|\d{2}[A-Z]{3}\d{5,6}|[A-Z]\d{6}R|\d{7,9}[A-Z]|[A-Z]{2}\d{6}[A-Z]|\d{8}[A-Z]{2}|\d{3}[A-Z]{2}\d{4}|[A-Z]\d[A-Z]\d[A-Z]/i), score: 0.25, gate: { sign: /[A-Za-z]\d|\d[A-Za-z]/g } },
    { name: 'Washington', regex: bounded(/(?=[A-Z]{1,11}\*)[A-Z][A-Z0-9*]{11}/i), score: 0.4, gate: { sign: /[A-Za-z]\*/g } },
    { name: 'digits only', regex: bounded(/\d{6,14}|\d{16}|\d{4}-\d{2}-\d{4}/), score: 0.15, gate: { digits: 6 } },
  ],
  context: ["driver's license", 'driver license', 'drivers license', "driver's licence", 'driving license', 'driving', 'driver', 'license', 'lic', 'permit', 'dls', 'cdl', 'dl'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.aamva.org/',
};
