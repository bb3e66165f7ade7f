import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

function isBrn(value: string): boolean {
  const digits = digitsOf(value);
  const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor(((digits[8] ?? 0) * 5) / 10);
  return (10 - (sum % 10)) % 10 === digits[9];
}

/** 사업자등록번호: a company's number. */
export const krBrn: Recognizer = {
  entity: 'KR_BRN',
  patterns: [{ name: 'ten digits', regex: bounded(/\d{3}-\d{2}-\d{5}|\d{10}/), score: 0.3, gate: { digits: 10 } }],
  context: ['사업자', 'brn', 'business registration', 'business number', 'tax registration'],
  otherThing: OTHER_THINGS,
  validate: isBrn,
  standard: 'https://www.nts.go.kr/',
};
