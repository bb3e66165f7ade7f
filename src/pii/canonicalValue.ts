import { foldText } from './foldText';

const EXTENSION = /\s{0,2}(?:#|轉|分機|ext\.?|x)\s{0,2}:?\s?(\d{1,6})$/i;

/** Digits alone, with 0 for Taiwan's +886, + for other countries and # before an extension. */
function phone(value: string): string {
  const extension = EXTENSION.exec(value)?.[1];
  const main = value.replace(EXTENSION, '');
  const digits = main.replace(/\D/g, '').replace(/^886(?=[2-9]\d{7,8}$)|^8860(?=[2-9])/, '0');
  return `${/^\s*\(?\+(?!886)/.test(main) ? '+' : ''}${digits}${extension ? `#${extension}` : ''}`;
}

const code = (value: string) => value.replace(/[\s().-]/g, '').toUpperCase();
const lower = (value: string) => value.replace(/\s/g, '').toLowerCase();

/** Chinese without spaces, other words with one between each. */
const words = (value: string) => (/[\u4e00-\u9fff]/.test(value) ? value.replace(/\s/g, '') : value.trim().replace(/\s+/g, ' '));

const WAYS: Readonly<Record<string, (value: string) => string>> = {
  PHONE_NUMBER: phone, EMAIL_ADDRESS: lower, IP_ADDRESS: lower, PERSON: words, TW_ADDRESS: (value) => words(value).replaceAll('臺', '台'),
  CREDIT_CARD: code, IBAN_CODE: code, BANK_ACCOUNT: code,
};
/** Identifiers of a country: TW_NATIONAL_ID, HK_ID_CARD. */
const OF_A_COUNTRY = /^[A-Z]{2}_/;

/** One writing for all in which the same value is written, so that it gets the same alias and hash; secrets, dates and a user's own kinds as they stand. */
export function canonicalValue(entity: string, value: string): string {
  const way = WAYS[entity] ?? (OF_A_COUNTRY.test(entity) ? code : undefined);
  return (way && way(foldText(value).text)) || value;
}
