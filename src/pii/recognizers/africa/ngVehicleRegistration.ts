import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Nigerian plate. */
export const ngVehicleRegistration: Recognizer = {
  entity: 'NG_VEHICLE_REGISTRATION',
  patterns: [{ name: 'three letters, three digits, two letters', regex: bounded(/[A-Z]{3}[- ]?\d{3}[A-Z]{2}/i), score: 0.4, gate: { sign: /\d{3}[A-Za-z]{2}/g } }],
  context: ['plate', 'vehicle', 'registration', 'number plate'],
  otherThing: OTHER_THINGS,
  standard: 'https://nvis.frsc.gov.ng/',
};
