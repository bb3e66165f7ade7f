import { isDate } from '../../checks/calendar';
import { isMod11And2 } from '../../checks/iso7064';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** 中华人民共和国居民身份证: region, birthday, sequence and a check by ISO 7064 mod 11-2. */
export const cnResidentId: Recognizer = {
  entity: 'CN_RESIDENT_ID',
  patterns: [{ name: 'eighteen signs with a birthday', regex: alone(/[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]/i), score: 0.85, gate: { digits: 17, run: 17 } }],
  context: ['身份证', '身份證', '居民', '證號', '证号', 'id'],
  otherThing: OTHER_THINGS,
  validate: (value) => isMod11And2(value) && isDate(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14))),
  standard: 'http://www.gb688.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E',
};
