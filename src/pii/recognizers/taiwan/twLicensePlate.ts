import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 車牌: without I and O since 2012, older forms too; part numbers look alike, so a word for vehicles is needed. */
export const twLicensePlate: Recognizer = {
  entity: 'TW_LICENSE_PLATE',
  patterns: [
    { name: 'three letters, three or four digits', regex: alone(/[A-HJ-NP-Z]{3}-\d{3,4}/i), score: 0.3, gate: { beside: 'at a dash' } },
    { name: 'older forms', regex: alone(/[A-Z]{2,3}-\d{3,4}|\d{3,4}-[A-Z]{2,3}|(?:[A-Z]\d|\d[A-Z])-\d{4}|\d{4}-(?:[A-Z]\d|\d[A-Z])/i), score: 0.25, gate: { beside: 'at a dash' } },
    { name: 'without a dash', regex: alone(/[A-HJ-NP-Z]{3} ?\d{4}/i), score: 0.2, gate: { digits: 4, run: 4 } },
  ],
  context: ['車牌', '車號', '牌照', '車輛', '機車', '汽車', '轎車', '貨車', '座車', '公務車', '車主', '自小客', '停車', '違停', 'license plate', 'licence plate', 'plate', 'plate number', 'vehicle', 'car'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.thb.gov.tw/',
};
