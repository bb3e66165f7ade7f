import { bare } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const REGIONS = new Set(['11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '28']);

/** 운전면허번호: region, year, sequence, check. */
export const krDriverLicense: Recognizer = {
  entity: 'KR_DRIVER_LICENSE',
  patterns: [{ name: 'twelve digits', regex: bounded(/\d{2}[- ]?\d{2}[- ]?\d{6}[- ]?\d{2}/), score: 0.2, gate: { digits: 12, run: 6 } }],
  context: ['운전면허', '면허번호', 'driver license', "driver's license"],
  otherThing: OTHER_THINGS,
  validate: (value) => REGIONS.has(bare(value).slice(0, 2)),
  standard: 'https://www.safedriving.or.kr/',
};
