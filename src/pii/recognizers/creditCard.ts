import { isLuhn } from '../checksums';
import type { Recognizer } from '../Recognizer';
import { OTHER_NUMBERS } from './otherNumbers';

/** First digits and lengths by issuer. A number of 13 digits is far more often an EAN-13 than an old Visa, so it does not count. */
const ISSUERS: readonly RegExp[] = [
  /^4(?:\d{15}|\d{18})$/, /^(?:5[1-5]|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720))\d{12,14}$/, /^3[47]\d{13}$/, /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^6(?:011|5\d{2}|4[4-9]\d)\d{12}$/, /^35(?:2[89]|[3-8]\d)\d{12}$/, /^62\d{14,17}$/,
];

export const creditCard: Recognizer = {
  entity: 'CREDIT_CARD',
  patterns: [{ name: 'card number', regex: /(?<![A-Za-z0-9.-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{2,7}(?![A-Za-z0-9]|[.-]\d)|(?<![A-Za-z0-9.-])\d{4}[ -]?\d{6}[ -]?\d{4,5}(?![A-Za-z0-9]|[.-]\d)/g, score: 0.85 }],
  context: ['卡號', '信用卡', '金融卡', 'VISA', 'Visa', 'MasterCard', 'card', 'Card'],
  otherThing: OTHER_NUMBERS,
  validate: (value) => {
    const digits = value.replace(/\D/g, '');
    return isLuhn(digits) && ISSUERS.some((issuer) => issuer.test(digits));
  },
  standard: 'https://www.iso.org/standard/70484.html',
};
