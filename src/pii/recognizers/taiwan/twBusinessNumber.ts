import { isTaiwanBusinessNumber } from '../../checks/taiwanBusinessNumber';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 統一編號: names a company, so it is found but not redacted by default. A bare one passes the check too often to count. */
export const twBusinessNumber: Recognizer = {
  entity: 'TW_BUSINESS_NUMBER',
  patterns: [{ name: 'eight digits', regex: alone(/\d{8}/), score: 0.3, gate: { digits: 8, run: 8 } }],
  context: ['統編', '統一編號', '營業人', '稅籍編號', '賣方', '買方', '抬頭', 'vat', 'gui', 'gui no', 'tax id', 'ubn', 'uniform number', 'uniform invoice', 'business number', 'business id'],
  otherThing: OTHER_THINGS,
  validate: isTaiwanBusinessNumber,
  standard: 'https://www.fia.gov.tw/singlehtml/3?cntId=c4d9cff38c8642ef8872774ee9987283',
};
