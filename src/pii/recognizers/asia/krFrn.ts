import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** As the resident's number, but the check counts 13. */
function hasCheck(value: string): boolean {
  const digits = digitsOf(value);
  return (13 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digits[12];
}

/** 외국인등록번호. */
export const krFrn: Recognizer = {
  entity: 'KR_FRN',
  patterns: [{ name: 'birthday and seven digits', regex: bounded(/\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-?[5-8]\d{6}/), score: 0.3, gate: { digits: 13 } }],
  context: ['외국인등록번호', '외국인번호', 'frn', 'foreigner registration'],
  otherThing: OTHER_THINGS,
  confirm: hasCheck,
  standard: 'https://www.hikorea.go.kr/',
};
