import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Goods and services tax number: state, PAN, registration, Z, check. */
export const inGstin: Recognizer = {
  entity: 'IN_GSTIN',
  patterns: [{ name: 'state, PAN, Z', regex: bounded(/(?:0[1-9]|[12]\d|3[0-7])(?=[A-Z0-9]{0,2}[A-Z][A-Z0-9]{0,2}[A-Z][A-Z0-9]{0,2}[A-Z])[A-Z0-9]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]/i), score: 0.75, gate: { digits: 4, run: 4 } }],
  context: ['gstin', 'gst', 'goods and services tax'],
  otherThing: OTHER_THINGS,
  validate: (value) => (value.slice(2, 7).match(/[a-z]/gi) ?? []).length >= 3,
  standard: 'https://www.gst.gov.in/',
};
