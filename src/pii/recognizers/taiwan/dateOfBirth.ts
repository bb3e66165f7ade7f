import { isDate } from '../../checks/calendar';
import type { Recognizer } from '../../Recognizer';

const NUMBERS = String.raw`(?:民國|西元|民)?\s{0,2}\d{2,4}\s?[年./-]\s?(?:1[0-2]|0?[1-9])\s?[月./-]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?日)?`;
const DAY_FIRST = String.raw`(?:3[01]|[12]\d|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])[./-](?:19|20)\d{2}(?!\d)`;
const COMPACT = String.raw`(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|[01]?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`;
const WRITTEN = String.raw`(?:民國\s?)?[〇零一二三四五六七八九十百]{1,5}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日`;
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ENGLISH = String.raw`${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH}\.?,?[ -](?:19|20)\d{2}`;
const LABEL = '(?:出生年月日|出生日期|出生日|出生|生日|生於|誕生日|生年月日|date[ _]?of[ _]?birth|birth[ _]?date|birthday|d\\.?o\\.?b\\.?|born(?: on)?)';
const GAP = String.raw`["']?(?:\s?\([^()\n]{0,10}\))?\s{0,3}(?:[:|=]|為|是|於|在|is|was)?\s{0,3}["']?`;

/** A year below 200 is 民國: 1911 more. Words for months and Chinese numerals are taken as they are. */
function isCalendarDate(value: string): boolean {
  if (/[〇零一二三四五六七八九十百a-z]/i.test(value)) return true;
  const digits = value.replace(/\D/g, '');
  const parts = (value.match(/\d+/g) ?? []).map(Number);
  const [year = 0, month = 0, day = 0] = parts.length === 1 ? [digits.slice(0, -4), digits.slice(-4, -2), digits.slice(-2)].map(Number) : parts;
  if (day > 31) return isDate(day, year, month) || isDate(day, month, year);
  return isDate(year < 200 ? year + 1911 : year, month, day) && (year < 200 || (year >= 1890 && year <= 2100));
}

/** A birthday: any date after its label or before 出生; 民國 years too. Other dates are nobody's. */
export const dateOfBirth: Recognizer = {
  entity: 'DATE_OF_BIRTH',
  patterns: [
    { name: 'date after its label', regex: new RegExp(`${LABEL}${GAP}(?<value>${NUMBERS}|${DAY_FIRST}|${WRITTEN}|${ENGLISH}|${COMPACT})`, 'gdi'), score: 0.8, gate: { words: ['出生', '生日', '生於', '生年月日', 'birth', 'dob', 'd.o.b', 'born'] }, reach: 60 },
    { name: 'date before 出生', regex: new RegExp(`(?<![\\d.])(?<value>${NUMBERS}|${WRITTEN})\\s?(?:\\(?出生|生(?![產效活命日成物理態意鮮機長平]))`, 'gd'), score: 0.75, gate: { words: ['生'] }, reach: 40 },
  ],
  validate: isCalendarDate,
  standard: 'https://www.iso.org/iso-8601-date-and-time-format.html',
};
