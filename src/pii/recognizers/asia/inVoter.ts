import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Elector's Photo Identity Card (EPIC). */
export const inVoter: Recognizer = {
  entity: 'IN_VOTER',
  patterns: [{ name: 'three letters, seven digits', regex: bounded(/[A-Z]{3}\d{7}/i), score: 0.3, gate: { digits: 7, run: 7 } }],
  context: ['voter', 'epic', 'elector'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.eci.gov.in/',
};
