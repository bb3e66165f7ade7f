import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 護照號碼: nine digits without a checksum; biometric ones begin with 3. */
export const twPassport: Recognizer = {
  entity: 'TW_PASSPORT',
  patterns: [{ name: 'nine digits', regex: alone(/\d{9}/), score: 0.3, gate: { digits: 9, run: 9 } }],
  context: ['護照', 'passport'],
  otherThing: [...OTHER_THINGS, '身分證', '健保', '帳號'],
  standard: 'https://www.boca.gov.tw/',
};
