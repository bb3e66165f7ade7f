import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const STATES = new Set('AN AP AR AS BR CG CH CT DD DH DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UA UK UL UP UT WB'.split(' '));

/** Indian vehicle registration: state and district, the Bharat series, diplomatic, military and older forms. */
export const inVehicleRegistration: Recognizer = {
  entity: 'IN_VEHICLE_REGISTRATION',
  patterns: [
    { name: 'state, district, series', regex: bounded(/[A-Z]{2}\d{1,2}[A-Z]{1,3}(?!0000)\d{4}/i), score: 0.5, gate: { digits: 5 }, validate: (value) => STATES.has(value.slice(0, 2).toUpperCase()) },
    { name: 'Bharat series', regex: bounded(/[2-9][1-9]BH(?!0000)\d{4}[A-HJ-NP-Z]{1,2}/i), score: 0.7, gate: { digits: 6 } },
    { name: 'military', regex: bounded(/(?!00)\d{2}[ABCDEFHKPRX]\d{6}[A-Z]/i), score: 0.6, gate: { digits: 8 } },
    { name: 'diplomatic', regex: bounded(/\d{1,3}(?:CD|CC|UN)[1-9]\d{1,3}/i), score: 0.4, gate: { sign: /\d(?:CD|CC|UN)\d/gi } },
    { name: 'older forms', regex: bounded(/[A-Z]{1,3}(?!0000)\d{4}|I(?!00000)\d{5}/i), score: 0.1, gate: { digits: 4, run: 4 }, fixed: true },
  ],
  context: ['rto', 'vehicle', 'plate', 'registration'],
  otherThing: OTHER_THINGS,
  standard: 'https://parivahan.gov.in/',
};
