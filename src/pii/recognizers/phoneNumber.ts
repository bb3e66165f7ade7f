import type { Recognizer } from '../Recognizer';
import { OTHER_NUMBERS } from './otherNumbers';

/** Digits after the area code, by area code (公眾電信號碼計畫). Longer codes first, since 082 begins with 08. */
const AREAS: readonly (readonly [string, readonly number[]])[] = [
  ['0826', [5]], ['0836', [5]], ['037', [6]], ['049', [7]], ['082', [6]], ['089', [6]],
  ['02', [8]], ['03', [7]], ['04', [7, 8]], ['05', [7]], ['06', [7]], ['07', [7]], ['08', [7]],
];
const EXTENSION = /(?:\s{0,2}(?:#|轉|分機|ext\.?|x)\s{0,2}\d{1,6})$/i;

function isTaiwanNumber(value: string): boolean {
  const digits = value.replace(EXTENSION, '').replace(/^\+?886[-\s]?(?:\(0\))?/, '0').replace(/\D/g, '');
  if (digits.startsWith('09')) return digits.length === 10;
  const area = AREAS.find(([code]) => digits.startsWith(code));
  return area?.[1].includes(digits.length - area[0].length) ?? false;
}

/** Taiwan's mobile and landline numbers, and international ones with their +. */
export const phoneNumber: Recognizer = {
  entity: 'PHONE_NUMBER',
  patterns: [
    { name: 'TW mobile', regex: /(?<![A-Za-z0-9-])(?:09|\+886[-\s]?(?:\(0\))?9|886-9)\d{2}[-\s]?\d{3}[-\s]?\d{3}(?![A-Za-z0-9]|-\d)/g, score: 0.8 },
    { name: 'TW landline with separators', regex: /(?<![A-Za-z0-9-])(?:\(0\d{1,3}\)\s?|0\d{1,3}-|\+886[-\s]?(?:\(0\))?\d{1,3}[-\s])\d{3,4}[-\s]?\d{2,4}(?:\s{0,2}(?:#|轉|分機|ext\.?|x)\s{0,2}\d{1,6})?(?![A-Za-z0-9]|-\d)/gi, score: 0.75 },
    { name: 'TW landline, digits only', regex: /(?<![A-Za-z0-9-])0[2-8]\d{7,8}(?![A-Za-z0-9]|-\d)/g, score: 0.4, needsContext: true },
    { name: 'international', regex: /(?<![A-Za-z0-9+])\+(?!886)[1-9]\d{0,2}[-\s.]?\(?\d{1,4}\)?(?:[-\s.]?\d{2,4}){2,4}(?![A-Za-z0-9]|-\d)/g, score: 0.6 },
  ],
  context: ['電話', '手機', '行動', '聯絡', '傳真', '專線', '市話', '分機', 'tel', 'Tel', 'TEL', 'phone', 'Phone', 'mobile', 'Mobile', 'fax', 'Fax'],
  otherThing: OTHER_NUMBERS,
  validate: (value) => (/^\+(?!886)/.test(value) ? /^\+(?:\D{0,2}\d){8,15}$/.test(value) : isTaiwanNumber(value)),
  standard: 'https://www.itu.int/rec/T-REC-E.164',
};
