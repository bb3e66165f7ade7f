import type { Recognizer } from '../Recognizer';

/** Between a label and its value: a colon, a table's bar, or nothing. */
const GAP = '\\s{0,3}[:：|為是]?\\s{0,3}';

function labelled(entity: string, labels: readonly string[], value: string, standard: string): Recognizer {
  const regex = new RegExp(`(?:${labels.join('|')})${GAP}(?<value>${value})`, 'gd');
  return { entity, patterns: [{ name: 'value after its label', regex, score: 0.75 }], standard };
}

/** 健保卡號: twelve digits without a checksum, so only after its label. */
export const twNhiCard = labelled('TW_NHI_CARD', ['健保卡號', '健保卡', '健保號碼', 'NHI card'], '(?<!\\d)\\d{12}(?!\\d)', 'https://www.nhi.gov.tw/');

/** 護照號碼: nine digits without a checksum. */
export const twPassport = labelled('TW_PASSPORT', ['護照號碼', '護照', 'Passport No\\.?', 'passport'], '(?<!\\d)\\d{9}(?!\\d)', 'https://www.boca.gov.tw/');

/** A birthday after its label, 民國 or Gregorian. */
export const dateOfBirth = labelled(
  'DATE_OF_BIRTH', ['出生年月日', '出生日期', '生日', 'Date of Birth', 'date of birth', 'DOB'],
  '(?:民國\\s{0,2})?\\d{2,4}\\s{0,1}[年./-]\\s{0,1}\\d{1,2}\\s{0,1}[月./-]\\s{0,1}\\d{1,2}\\s{0,1}日?', 'https://www.iso.org/iso-8601-date-and-time-format.html',
);
