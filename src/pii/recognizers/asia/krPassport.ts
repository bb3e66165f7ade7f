import type { Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

/** Korean passport: the form since 2021 has a letter in its middle. */
export const krPassport: Recognizer = {
  entity: 'KR_PASSPORT',
  patterns: [{ name: 'letter, digits', regex: /(?<![A-Za-z0-9])[MSROD]\d{3}(?:[A-Z]\d{4}|\d{5})(?!\d)/gi, score: 0.2, gate: { digits: 7 } }],
  context: ['여권', 'passport'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.passport.go.kr/',
};
