import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Turkish plate: province 01 to 81, letters without Q, W and X, digits. */
export const trLicensePlate: Recognizer = {
  entity: 'TR_LICENSE_PLATE',
  patterns: [{ name: 'province, letters, digits', regex: bounded(/(?:0[1-9]|[1-7]\d|8[01])(?:\s?[A-PR-VYZ]{1,3}\s?|-[A-PR-VYZ]{1,3}-)\d{2,4}/i), score: 0.3, gate: { sign: /\d[\s-]?[A-Za-z]{1,3}[\s-]?\d/g } }],
  context: ['plaka', 'plakası', 'plate', 'taşıt', 'kayıt'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.egm.gov.tr/',
};
