import { isTaiwanId } from '../../checks/taiwanId';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 國民身分證統一編號. */
export const twNationalId: Recognizer = {
  entity: 'TW_NATIONAL_ID',
  patterns: [
    { name: 'letter, 1 or 2, eight digits', regex: alone(/[A-Z][12]\d{8}/i), score: 0.85, gate: { digits: 9, run: 9 } },
    { name: 'in groups', regex: alone(/[A-Z][ -]?[12]\d{2}[ -]?\d{3}[ -]?\d{3}/i), score: 0.4, gate: { digits: 9 } },
  ],
  context: ['身分證', '身份證', '證號', '字號', '證件號碼', '證件', '國民', 'id no', 'id number', 'national id', 'identity', 'id'],
  otherThing: OTHER_THINGS,
  validate: isTaiwanId,
  standard: 'https://www.ris.gov.tw/',
};
