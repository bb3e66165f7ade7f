import { digitsOf, isOneDigitOnly } from '../../checks/digits';
import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { alone } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** First digits and lengths by issuer. A number of 13 digits is far more often an EAN-13 than an old Visa, so it is no strong form. */
const ISSUERS: readonly RegExp[] = [
  /^4(?:\d{15}|\d{18})$/, /^(?:5[1-5]\d{2}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720))\d{12}$/, /^3[47]\d{13}$/, /^3(?:0[0-5]|09|[689]\d)\d{11}$/,
  /^6(?:011|5\d{2}|4[4-9]\d)\d{12}(?:\d{3})?$/, /^35(?:2[89]|[3-8]\d)\d{12}$/, /^62\d{14,17}$/,
];
/** Forms that other numbers have as well: Maestro, and JCB of old. */
const OLDER: readonly RegExp[] = [/^(?:50|5[6-9]|6\d)\d{10,17}$/, /^(?:1800|2131)\d{11}$/, /^4\d{12}$/, /^35\d{14}$/];
/** Thirteen digits that begin with 1 are milliseconds since 1970. */
const ANY_ISSUER = [/^(?!1\d{12}$)[13-6]\d{11,18}$/];

const isOf = (forms: readonly RegExp[]) => (value: string): boolean => {
  const digits = value.replace(/\D/g, '');
  return forms.some((form) => form.test(digits)) && isLuhn(digits) && !isOneDigitOnly(digitsOf(digits));
};

/** Payment cards: issuer, length and Luhn. */
export const creditCard: Recognizer = {
  entity: 'CREDIT_CARD',
  patterns: [
    { name: 'card of a known issuer', regex: alone(/\d{4}(?:[ -]?\d{4}){2}[ -]?\d{2,7}|\d{4}[ -]?\d{6}[ -]?\d{4,5}/), score: 0.8, gate: { digits: 14 }, validate: isOf(ISSUERS) },
    { name: 'Maestro or an older form', regex: alone(/[1-6]\d{3}[ -]?\d{3,4}[ -]?\d{3,4}[ -]?\d{2,5}(?:[ -]?\d{1,3})?/), score: 0.3, gate: { digits: 12 }, validate: isOf(OLDER) },
    { name: 'twelve to nineteen digits', regex: alone(/[13-6]\d{3}[ -]?\d{3,4}[ -]?\d{3,4}[ -]?\d{2,5}(?:[ -]?\d{1,3})?/), score: 0.2, gate: { digits: 12 }, validate: isOf(ANY_ISSUER), fixed: true },
  ],
  context: ['卡號', '信用卡', '金融卡', '簽帳卡', '刷卡', '持卡', 'credit', 'card', 'visa', 'mastercard', 'amex', 'american express', 'jcb', 'maestro', 'discover', 'diners', 'cc'],
  otherThing: [...OTHER_THINGS, '健保', '悠遊卡', '電話', '帳號'],
  standard: 'https://www.iso.org/standard/70484.html',
};
