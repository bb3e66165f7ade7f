/** The first year of the Republic of China is 1912. */
const MINGUO = 1911;
const DIGITS = '〇一二三四五六七八九';
const NUMERALS = /[〇零一二三四五六七八九十百]+(?=[年月日号])/g;

/** How dates are written in a text that `foldText` has folded. The groups of each are said beside it; `isDay` and `yearOf` judge them. */
export const WRITTEN = {
  /** 115年3月5日, 民国115年3月5日: era, year, month, day */
  day: /(民国\s?)?(?<!\d)(\d{1,4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g,
  /** 2026-03-05, 115/3/5, 115.03.05: era, year, mark, month, day */
  dayByMarks: /(民国\s?)?(?<![\d./-])(\d{3,4})([./-])(\d{1,2})\3(\d{1,2})(?![\d./-]*\d)/g,
  /** era, year, month */
  month: /(民国\s?)?(?<!\d)(\d{1,4})\s?年\s?(\d{1,2})\s?月/g,
  /** 2026/3: year, month */
  monthByMarks: /(?<![\d./-])((?:19|20)\d\d)[/-](\d{1,2})(?![\d./-]*\d)/g,
  /** 民国115年, or 115年 in the years that are written so today */
  year: /民国\s?(\d{1,3})\s?年|(?<!\d)(1[0-3]\d)\s?年/g,
  /** month, day */
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

/** Numerals of years, months and days as digits: 三月五日 as 3月5日. */
export const digitsInDates = (folded: string): string => folded.replace(NUMERALS, toNumber);

/** The year of the common era, or undefined where the number is none: four digits, or a Minguo year of two or three (of any length after 民国). */
export function yearOf(digits: string, minguo: string | undefined): number | undefined {
  const year = Number(digits);
  if (minguo || (digits.length > 1 && year < 200)) return year > 0 ? year + MINGUO : undefined;
  return year >= 1000 && year < 2200 ? year : undefined;
}

export const isMonth = (month: string | undefined): boolean => Number(month) >= 1 && Number(month) <= 12;
export const isDay = (month: string | undefined, day: string | undefined): boolean => isMonth(month) && Number(day) >= 1 && Number(day) <= 31;
