import { isTaiwanId } from '../checksums';
import type { Recognizer } from '../Recognizer';
import { OTHER_NUMBERS } from './otherNumbers';

/** 居留證統一證號: the form since 2021, and the old one with two letters, valid until 2031. */
export const twResidentCertificate: Recognizer = {
  entity: 'TW_RESIDENT_CERTIFICATE',
  patterns: [
    { name: 'letter, 8 or 9, eight digits', regex: /(?<![A-Za-z0-9-])[A-Za-z][89]\d{8}(?![A-Za-z0-9]|-[A-Za-z0-9])/g, score: 0.8 },
    { name: 'two letters, eight digits', regex: /(?<![A-Za-z0-9-])[A-Za-z][A-Da-d]\d{8}(?![A-Za-z0-9]|-[A-Za-z0-9])/g, score: 0.75 },
  ],
  context: ['居留', '統一證號', '證號', 'ARC', 'resident'],
  otherThing: OTHER_NUMBERS,
  validate: isTaiwanId,
  standard: 'https://www.immigration.gov.tw/',
};
