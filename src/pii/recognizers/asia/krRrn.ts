import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Numbers given out since October 2020 carry no check, so it only makes one likelier. */
function hasCheck(value: string): boolean {
  const digits = digitsOf(value);
  return (11 - (weightedSum(digits, WEIGHTS) % 11)) % 10 === digits[12] && Number(digits.slice(7, 9).join('')) <= 95;
}

/** 주민등록번호: birthday, sex and century, region, sequence. */
export const krRrn: Recognizer = {
  entity: 'KR_RRN',
  patterns: [
    { name: 'birthday and seven digits', regex: bounded(/\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-4]\d{6}/), score: 0.4, gate: { digits: 13, run: 6 } },
    { name: 'thirteen digits', regex: bounded(/\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-4]\d{6}/), score: 0.15, gate: { digits: 13, run: 13 } },
  ],
  context: ['주민등록번호', '주민번호', '韓國', 'rrn', 'resident registration', 'korean', 'korea'],
  otherThing: OTHER_THINGS,
  confirm: hasCheck,
  standard: 'https://www.mois.go.kr/',
};
