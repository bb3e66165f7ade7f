import { isTaiwanId } from '../checksums';
import type { Recognizer } from '../Recognizer';
import { OTHER_NUMBERS } from './otherNumbers';

/** 國民身分證統一編號. */
export const twNationalId: Recognizer = {
  entity: 'TW_NATIONAL_ID',
  patterns: [{ name: 'letter, 1 or 2, eight digits', regex: /(?<![A-Za-z0-9-])[A-Za-z][12]\d{8}(?![A-Za-z0-9]|-[A-Za-z0-9])/g, score: 0.85 }],
  context: ['身分證', '身份證', '證號', '字號', 'ID'],
  otherThing: OTHER_NUMBERS,
  validate: isTaiwanId,
  standard: 'https://www.ris.gov.tw/',
};
