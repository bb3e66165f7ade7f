import { isTaiwanBusinessNumber } from '../checksums';
import type { Recognizer } from '../Recognizer';
import { OTHER_NUMBERS } from './otherNumbers';

/** 統一編號: names a company, so it is found but not redacted by default. A bare one passes the check too often to count. */
export const twBusinessNumber: Recognizer = {
  entity: 'TW_BUSINESS_NUMBER',
  patterns: [{ name: 'eight digits', regex: /(?<![A-Za-z0-9.,-])\d{8}(?![A-Za-z0-9.,-]*\d)/g, score: 0.5, needsContext: true }],
  context: ['統編', '統一編號', '營業人', '賣方', '買方', 'VAT', 'GUI No', 'Tax ID'],
  otherThing: OTHER_NUMBERS,
  validate: isTaiwanBusinessNumber,
  standard: 'https://www.fia.gov.tw/',
};
