const SAMPLE = 3_000;
const DIGITS = '〇一二三四五六七八九';
const YEAR_ONE = 1911;
const NUMBER = '(?:\\d{1,3}|[〇○零一二三四五六七八九十百]{1,5})';
/** 民國 dates, as offices in Taiwan write them: 中華民國114年3月5日, 民國一一四年三月五日. */
const ROC = new RegExp(`(?:中華)?民國\\s*(${NUMBER})\\s*[年/.-]\\s*(${NUMBER})\\s*[月/.-]\\s*(${NUMBER})(?:\\s*日|(?!\\d))`);
/** A date beside a word that says what it is the date of. */
const LABELLED = /(?:發文日期|發布日期|公布日期|公告日期|修訂日期|修正日期|生效日期|制定日期|製表日期|日期|Date|Effective|Issued|Revised)\s*[：:\s]\s*(?:西元\s*)?((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/i;
const LABELLED_ROC = /(?:發文日期|發布日期|公布日期|公告日期|修訂日期|修正日期|生效日期|制定日期|製表日期|日期)\s*[：:]\s*(\d{2,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.map((name) => `${name}[a-z]{0,6}`).join('|')})\\.?`;
const ENGLISH = new RegExp(`(?:Date|Effective|Issued|Revised)[^:\\n]{0,12}:\\s*(?:${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?|(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?)\\s+((?:19|20)\\d\\d)`, 'i');

/** The date that a document gives itself near its beginning, as YYYY-MM-DD; years of the Republic become years AD. */
export function statedDate(markdown: string): string | undefined {
  const text = markdown.slice(0, SAMPLE);
  const roc = ROC.exec(text) ?? LABELLED_ROC.exec(text);
  const western = LABELLED.exec(text);
  const match = western && (!roc || western.index < roc.index) ? western : roc;
  if (!match) return englishDate(text);
  const [year, month, day] = match.slice(1, 4).map(toNumber);
  const full = match === western ? year! : year! + YEAR_ONE;
  return isoDate(full, month!, day!);
}

/** 15 January 2026 and January 15, 2026, beside a word that says what it is the date of. */
function englishDate(text: string): string | undefined {
  const [, monthFirst, dayAfter, dayFirst, monthAfter, year] = ENGLISH.exec(text) ?? [];
  const month = MONTHS.indexOf((monthFirst ?? monthAfter ?? '').slice(0, 3).toLowerCase()) + 1;
  return month ? isoDate(Number(year), month, Number(dayAfter ?? dayFirst)) : undefined;
}

/** A day that there is, or undefined. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** 一一四 digit by digit, 三十一 and 一百一十四 by place. */
function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/[○零]/g, '〇');
  if (!/[十百]/.test(plain)) return Number(Array.from(plain, (digit) => DIGITS.indexOf(digit)).join(''));
  const [, hundreds, tens, ones] = /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(plain) ?? [];
  const value = (digit: string | undefined) => (digit ? DIGITS.indexOf(digit) : 0);
  return value(hundreds) * 100 + (plain.includes('十') ? (tens ? value(tens) : 1) * 10 : 0) + value(ones);
}
