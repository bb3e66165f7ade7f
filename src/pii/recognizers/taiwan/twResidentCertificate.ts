import { isTaiwanId } from '../../checks/taiwanId';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const isNewForm = (value: string) => /^[A-Z][89][0-9]/i.test(value) && isTaiwanId(value);

/** 居留證統一證號: the form since 2021, and the old one with two letters, valid until 2031. */
export const twResidentCertificate: Recognizer = {
  entity: 'TW_RESIDENT_CERTIFICATE',
  patterns: [
    { name: 'letter, 8 or 9, eight digits', regex: alone(/[A-Z][89]\d{8}/i), score: 0.8, gate: { digits: 9, run: 9 }, validate: isNewForm },
    { name: 'two letters, eight digits', regex: alone(/[A-Z][A-D]\d{8}/i), score: 0.75, gate: { digits: 8, run: 8 } },
  ],
  context: ['居留', '統一證號', '證號', '外籍', '移工', '外僑', 'arc', 'resident', 'alien'],
  otherThing: OTHER_THINGS,
  validate: isTaiwanId,
  standard: 'https://www.immigration.gov.tw/',
};
