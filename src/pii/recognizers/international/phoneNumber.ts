import type { Gate, Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

/** Digits after the area code, by area code (公眾電信號碼計畫). Longer codes first, since 082 begins with 08. */
const AREAS: readonly (readonly [string, readonly number[]])[] = [
  ['0826', [5]], ['0836', [5]], ['037', [6]], ['049', [7]], ['082', [6]], ['089', [6]],
  ['02', [8]], ['03', [7]], ['04', [7, 8]], ['05', [7]], ['06', [7]], ['07', [7]], ['08', [7]],
];
/** As a pattern, the longest first where one begins another. */
const AREA = '(?:2|37|3|49|4|5|6|7|826|836|82|89|8)';
const EXTENSION = String.raw`(?:\s{0,2}(?:#|轉|分機|ext\.?|x)\s{0,2}[:：]?\s{0,1}\d{1,6})?`;
const AT_END = /(?:\s{0,2}(?:#|轉|分機|ext\.?|x)\s{0,2}[:：]?\s?\d{1,6})$/i;
const STOP = String.raw`(?![A-Za-z0-9]|-[A-Za-z0-9]|\.\d)`;
const START = String.raw`(?<![A-Za-z0-9+]|[A-Za-z0-9][-./_])`;

function isTaiwanNumber(value: string): boolean {
  const digits = value.replace(AT_END, '').replace(/^\+?886[-\s]?(?:\(0\))?/, '0').replace(/\D/g, '').replace(/^00/, '0');
  if (digits.startsWith('09')) return digits.length === 10;
  const area = AREAS.find(([code]) => digits.startsWith(code));
  return area?.[1].includes(digits.length - area[0].length) ?? false;
}

/** Digits without the extension, between the shortest and longest that a plan has. */
const hasDigits = (least: number, most: number) => (value: string): boolean => {
  const { length } = value.replace(AT_END, '').replace(/\D/g, '');
  return length >= least && length <= most;
};

const PLUS: Gate = { beside: 'after a plus' };

const form = (body: string, flags = 'gi'): RegExp => new RegExp(`${START}(?:${body})${EXTENSION}${STOP}`, flags);

/** Taiwan's mobile and landline numbers by their plan, international ones with their +, and other countries' national forms near a word for phones. */
export const phoneNumber: Recognizer = {
  entity: 'PHONE_NUMBER',
  patterns: [
    { name: 'TW mobile', regex: form(String.raw`(?:(?:09|\+886[-\s]?(?:\(0\)\s?)?9|886-?9)\d{2}|\(09\d{2}\))[-\s.]?\d{3}[-\s.]?\d{3}|09\d[-\s]\d{3}[-\s]\d{4}`), score: 0.8, gate: { digits: 10 }, validate: (value) => isTaiwanNumber(value) },
    { name: 'TW landline with separators', regex: form(String.raw`(?:\(0${AREA}\)\s?|0${AREA}[-\s]|\+886[-\s]?(?:\(0\))?${AREA}[-\s]?|\(\+?886\)[-\s]?${AREA}[-\s])\d{3,4}[-\s]?\d{2,4}`), score: 0.75, gate: { digits: 9 }, validate: (value) => isTaiwanNumber(value.replace(/[()]/g, (sign) => (sign === '(' ? '' : '-'))) },
    { name: 'TW landline, digits only', regex: form(String.raw`0[2-8]\d{7,8}`), score: 0.3, gate: { digits: 9, run: 9 }, validate: (value) => isTaiwanNumber(value) },
    { name: 'TW toll-free', regex: form(String.raw`080[09][-\s]\d{3}[-\s]\d{3}`), score: 0.6, gate: { digits: 10 } },
    { name: 'TW toll-free, digits only', regex: form(String.raw`080[09]\d{6}`), score: 0.3, gate: { digits: 10, run: 10 } },
    { name: 'international', regex: form(String.raw`\+(?!886)[1-9]\d{0,2}[-\s.]?\(?\d{1,5}\)?(?:[-\s.]?\d{2,5}){1,5}`), score: 0.6, gate: PLUS, validate: hasDigits(8, 15) },
    { name: 'international with a long last group', regex: form(String.raw`\+(?!886)[1-9]\d{0,2}[- ]\d{1,4}(?:[- ]\d{1,4}){0,2}[- ]\d{6,8}`), score: 0.6, gate: PLUS, validate: hasDigits(8, 15) },
    { name: 'international without separators', regex: form(String.raw`\+(?!886)[1-9]\d{7,14}`), score: 0.6, gate: PLUS },
    { name: 'North America with brackets', regex: form(String.raw`(?:\+?1[-\s.]?)?\([2-9]\d{2}\)[-\s.]?[2-9]\d{2}[-\s.]\d{4}`), score: 0.6, gate: { digits: 10 } },
    { name: 'North America', regex: form(String.raw`(?:\+?1[-\s.])?[2-9]\d{2}[-\s.][2-9]\d{2}[-\s.]\d{4}`), score: 0.4, gate: { digits: 10 } },
    { name: 'Japan landline', regex: form(String.raw`0\d-\d{4}-\d{4}|0\d{2}-\d{3}-\d{4}|0\d{3}-\d{2}-\d{4}`), score: 0.2, gate: { digits: 10 } },
    { name: 'Japan mobile', regex: form(String.raw`0[5789]0-\d{4}-\d{4}`), score: 0.4, gate: { digits: 11 } },
    { name: 'China mobile', regex: form(String.raw`(?:\(?\+?86\)?[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}`), score: 0.35, gate: { digits: 11 } },
    { name: 'national form in groups', regex: form(String.raw`(?!0[2-8]\d{0,3}-|09\d{1,3}-|\d{2,4}[-.\s]\d{1,2}[-.\s]\d{1,2}(?!\d|[-.\s]\d))(?:0[19]\d?-\d{6,8}|(?:\(0?\d{1,4}\)[-\s.]?|0?\d{1,5}[-\s.])\d{2,4}(?:[-\s.]\d{2,4}){0,4})`), score: 0.2, gate: { digits: 7 }, validate: hasDigits(7, 13) },
    { name: 'national form, digits only', regex: form(String.raw`(?!0[2-9])\d{9,12}`), score: 0.2, gate: { digits: 9, run: 9 } },
  ],
  context: ['電話', '手機', '行動', '聯絡', '傳真', '專線', '市話', '分機', '來電', '致電', '撥打', '請撥', '電洽', '洽詢', '請洽', '洽', '聯繫', '回撥', '回電', '傳簡訊', '門號', '簡訊', 'tel', 'telephone', 'phone', 'mobile', 'cell', 'cellphone', 'fax', 'call', 'whatsapp', 'contact', 'hotline', 'sms', 'text', 'dial', 'reach', 'messages to', 'message', 'answering', 'office'],
  otherThing: [...OTHER_THINGS, '身分證', '統編', '統一編號', '健保', '帳號', '帳戶', '護照', '卡號', '信用卡', 'ssn', 'account', 'card', 'ip'],
  standard: 'https://www.itu.int/rec/T-REC-E.164',
};
