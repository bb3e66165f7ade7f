/** The first year of the Republic of China is 1912. */
const MINGUO = 1911;
const DIGITS = '〇一二三四五六七八九';
const NUMERALS = /[〇零一二三四五六七八九十百]+(?=[年月日号])/g;

const WRITTEN = {
  /** 115年3月5日, 民国115年3月5日 */
  day: /(民国\s?)?(?<!\d)(\d{1,4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g,
  /** 2026-03-05, 115/3/5, 115.03.05 */
  dayByMarks: /(民国\s?)?(?<![\d./-])(\d{3,4})([./-])(\d{1,2})\3(\d{1,2})(?![\d./-]*\d)/g,
  month: /(民国\s?)?(?<!\d)(\d{1,4})\s?年\s?(\d{1,2})\s?月/g,
  monthByMarks: /(?<![\d./-])((?:19|20)\d\d)[/-](\d{1,2})(?![\d./-]*\d)/g,
  /** 民国115年, or 115年 in the years that are written so today */
  year: /民国\s?(\d{1,3})\s?年|(?<!\d)(1[0-3]\d)\s?年/g,
  dayOfYear: /(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g,
} as const;

/** 一百一十五 and 一一五 as 115. */
function toNumber(numerals: string): string {
  const text = numerals.replaceAll('零', '〇');
  if (!/[十百]/.test(text)) return [...text].map((one) => DIGITS.indexOf(one)).join('');
  const [hundreds, rest = ''] = text.includes('百') ? text.split('百') : ['〇', text];
  const [tens, ones = ''] = rest.includes('十') ? rest.split('十') : ['〇', rest.replace('〇', '')];
  const digit = (one: string | undefined, empty: number) => (one ? Math.max(0, DIGITS.indexOf(one.at(-1) ?? '')) : empty);
  return String(digit(hundreds, 1) * 100 + digit(tens, 1) * 10 + digit(ones, 0));
}

/** The year of the common era, or undefined where the number is none: four digits, or a Minguo year of two or three (of any length after 民国). */
function yearOf(digits: string, minguo: string | undefined): number | undefined {
  const year = Number(digits);
  if (minguo || (digits.length > 1 && year < 200)) return year > 0 ? year + MINGUO : undefined;
  return year >= 1000 && year < 2200 ? year : undefined;
}

const two = (value: string | undefined) => String(Number(value)).padStart(2, '0');
const isMonth = (month: string | undefined) => Number(month) >= 1 && Number(month) <= 12;
const isDay = (month: string | undefined, day: string | undefined) => isMonth(month) && Number(day) >= 1 && Number(day) <= 31;

function* days(text: string): Generator<string> {
  const found = [
    ...[...text.matchAll(WRITTEN.day)].map(([, era, year = '', month, day]) => [era, year, month, day] as const),
    ...[...text.matchAll(WRITTEN.dayByMarks)].map(([, era, year = '', , month, day]) => [era, year, month, day] as const),
  ];
  for (const [era, digits, month, day] of found) {
    const year = yearOf(digits, era);
    if (year !== undefined && isDay(month, day)) yield* [`${year}${two(month)}${two(day)}`, `${year}${two(month)}`, `${two(month)}${two(day)}`];
  }
  for (const [, month, day] of text.matchAll(WRITTEN.dayOfYear)) if (isDay(month, day)) yield `${two(month)}${two(day)}`;
}

function* months(text: string): Generator<string> {
  const found = [
    ...[...text.matchAll(WRITTEN.month)].map(([, era, year = '', month]) => [era, year, month] as const),
    ...[...text.matchAll(WRITTEN.monthByMarks)].map(([, year = '', month]) => [undefined, year, month] as const),
  ];
  for (const [era, digits, month] of found) {
    const year = yearOf(digits, era);
    if (year !== undefined && isMonth(month)) yield `${year}${two(month)}`;
  }
}

/**
 * The dates of a text that `foldText` has folded, each as one number that every way of writing it shares: day 20260305, month 202603, day of
 * the year 0305, and for a Minguo year its year of the common era (a year of four digits is a word already). Distinct, in no order.
 */
export function dateTerms(folded: string): string[] {
  if (!/\d|[年月日号]/.test(folded)) return [];
  const text = folded.replace(NUMERALS, toNumber);
  const terms = new Set([...days(text), ...months(text)]);
  for (const [, minguo, plain] of text.matchAll(WRITTEN.year)) terms.add(String(Number(minguo ?? plain) + MINGUO));
  return [...terms];
}
