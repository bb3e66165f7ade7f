import { rewriteDates } from '../knowledge/rewriteDates';
import { simplifyHan } from '../knowledge/simplifyHan';
import { foldPattern } from './foldPattern';
import { foldWording } from './foldWording';

/** Keys as they stand in a folded text. */
const valuesOf = (rows: readonly (readonly [characters: string, value: number])[]) => new Map(rows.flatMap(([characters, value]) => [...simplifyHan(characters)].map((character) => [character, value] as const)));
const DIGITS = valuesOf([['〇零', 0], ['一壹', 1], ['二兩貳', 2], ['三參', 3], ['四肆', 4], ['五伍', 5], ['六陸', 6], ['七柒', 7], ['八捌', 8], ['九玖', 9]]);
const UNITS = valuesOf([['十拾', 10], ['百佰', 100], ['千仟', 1000]]);
const LARGE = valuesOf([['萬', 1e4], ['億', 1e8]]);
const NUMERAL = simplifyHan('〇零一二三四五六七八九兩十百千萬億壹貳參肆伍陸柒捌玖拾佰仟');
/** What must stand behind (or 第 before) a Chinese numeral for it to be a quantity and not a part of a word (統一, 一般). */
const COUNTED = simplifyHan('年月日天時分秒週個人名位元塊件張台次條項款章級層樓號倍歲本份點頁批組套公里尺斤克噸米折成%');
const PATTERN = {
  percent: foldPattern(new RegExp(`百分之([${NUMERAL}\\d.]+)`, 'g')),
  numeral: foldPattern(new RegExp(`(?<!\\d)(?![萬億])[${NUMERAL}]+(?=[${COUNTED}])|(?<=第|週|星期|禮拜)[${NUMERAL}]+`, 'g')),
  large: foldPattern(/(\d+(?:\.\d+)?)\s*([萬億])/g),
  minguo: foldPattern(/(?:中華)?民國\s*(\d{1,3})(?=\s*[年./-])/g),
} as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const ENGLISH = {
  monthFirst: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'g'),
  dayFirst: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}(?: (\\d{4}))?\\b`, 'g'),
} as const;
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * The text folded, with numbers written one way: 民國 years as 西元 ones, 三十 and １，２００ as 30 and 1200, 3萬 as 30000,
 * dates as 2024年3月5日. Two texts that state the same figure then hold the same digits.
 */
export function normaliseFacts(text: string): string {
  const figures = foldWording(text)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(PATTERN.percent, (_, share: string) => `${/\d/.test(share) ? share : readNumeral(share)}%`)
    .replace(PATTERN.numeral, (numeral) => String(readNumeral(numeral)))
    .replace(PATTERN.large, (_, digits: string, unit: string) => String(Math.round(Number(digits) * LARGE.get(unit)!)));
  return rewriteDates(figures)
    .replace(PATTERN.minguo, (_, year: string) => String(Number(year) + 1911))
    .replace(/西元前\s*/g, '公元前')
    .replace(/西元\s*/g, '')
    .replace(new RegExp(`\\b(${WORDS.join('|')})\\b`, 'g'), (word) => String(WORDS.indexOf(word)))
    .replace(ENGLISH.monthFirst, (_, name: string, day: string, year?: string) => toDate(year, name, day))
    .replace(ENGLISH.dayFirst, (_, day: string, name: string, year?: string) => toDate(year, name, day));
}

/** What 30-day has behind its number; letters of a part number are fewer. */
const COUNTED_WORD = /(?<=^\d+(?:\.\d+)?)-[a-z]{3,}$/;

/** The distinct figures of a text after `normaliseFacts`: a date's parts count each, part numbers (`M8x20`) are one with their letters, and 30-day is 30. */
export function figuresOf(normalised: string): Set<string> {
  const figures = normalised.match(/[a-z]*\d+(?:\.\d+)*(?:[-_/]?[a-z0-9]+)*/g) ?? [];
  return new Set(figures.flatMap((figure) => (/^\d+(?:[-/]\d+)+$/.test(figure) ? figure.split(/[-/]/) : [figure.replace(COUNTED_WORD, '')])).map(plainFigure));
}

/** Whether a figure is a number to count with, which is not so of longer ones. */
export function isAmount(figure: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(figure) && figure.length < 15;
}

/** 05 is 5 and 3.50 is 3.5; anything with a letter stays as it is. */
export function plainFigure(figure: string): string {
  return isAmount(figure) ? String(Number(figure)) : figure;
}

function readNumeral(numeral: string): number {
  if (![...numeral].some((char) => UNITS.has(char) || LARGE.has(char))) return Number([...numeral].map((char) => DIGITS.get(char)).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const char of numeral) {
    const unit = UNITS.get(char);
    const large = LARGE.get(char);
    if (large) [total, section, digit] = [total + (section + digit || 1) * large, 0, 0];
    else if (unit) [section, digit] = [section + (digit || 1) * unit, 0];
    else digit = DIGITS.get(char) ?? 0;
  }
  return total + section + digit;
}

function toDate(year: string | undefined, name: string, day: string): string {
  return `${year ? `${year}年` : ''}${MONTHS.indexOf(name) + 1}月${Number(day)}日`;
}
