import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** US passport: nine digits, or a letter and eight since 2021. */
export const usPassport: Recognizer = {
  entity: 'US_PASSPORT',
  patterns: [{ name: 'nine signs', regex: bounded(/[A-Z]?\d{8}|\d{9}/i), score: 0.2, gate: { digits: 8, run: 8 }, validate: (value) => value.length === 9 }],
  context: ['passport', 'united states', 'travel document'],
  otherThing: OTHER_THINGS,
  standard: 'https://travel.state.gov/',
};
