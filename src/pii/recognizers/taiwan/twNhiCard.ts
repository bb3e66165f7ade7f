import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 健保卡號: twelve digits without a checksum, so only near its name. */
export const twNhiCard: Recognizer = {
  entity: 'TW_NHI_CARD',
  patterns: [{ name: 'twelve digits', regex: alone(/\d{12}|\d{4}[ -]\d{4}[ -]\d{4}/), score: 0.3, gate: { digits: 12 } }],
  context: ['健保卡', '健保', '健康保險', '健保ic', 'nhi', 'nhi card', 'health insurance', 'health card', 'insurance card'],
  otherThing: [...OTHER_THINGS, '帳號', '信用卡', '身分證'],
  standard: 'https://www.nhi.gov.tw/',
};
