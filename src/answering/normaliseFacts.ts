import { foldWording } from './foldWording';

const DIGITS = new Map([...'〇一二三四五六七八九'].map((char, value) => [char, value] as const).concat([['零', 0], ['兩', 2], ['壹', 1], ['貳', 2], ['參', 3], ['肆', 4], ['伍', 5], ['陸', 6], ['柒', 7], ['捌', 8], ['玖', 9]]));
const UNITS = new Map([['十', 10], ['拾', 10], ['百', 100], ['佰', 100], ['千', 1000], ['仟', 1000]]);
const LARGE = new Map([['萬', 1e4], ['万', 1e4], ['億', 1e8], ['亿', 1e8]]);
const NUMERAL = '〇零一二三四五六七八九兩十百千萬億壹貳參肆伍陸柒捌玖拾佰仟';
/** What must stand behind (or 第 before) a Chinese numeral for it to be a quantity and not a part of a word (統一, 一般). */
const COUNTED = '年月日天時分秒週周個人名位元塊件張台次條項款章級層樓號倍歲本份點頁批組套公里尺斤克噸米折成%';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * The text folded, with numbers written one way: 民國 years as 西元 ones, 三十 and １，２００ as 30 and 1200, 3萬 as 30000,
 * dates as 2024年3月5日. Two texts that state the same figure then hold the same digits.
 */
export function normaliseFacts(text: string): string {
  return isoDates(
    foldWording(text)
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .replace(new RegExp(`百分之([${NUMERAL}\\d.]+)`, 'g'), (_, share: string) => `${/\d/.test(share) ? share : readNumeral(share)}%`)
      .replace(new RegExp(`(?<!\\d)(?![萬億])[${NUMERAL}]+(?=[${COUNTED}])|(?<=第|週|星期|禮拜)[${NUMERAL}]+`, 'g'), (numeral) => String(readNumeral(numeral)))
      .replace(/(\d+(?:\.\d+)?)\s*([萬億])/g, (_, digits: string, unit: string) => String(Math.round(Number(digits) * LARGE.get(unit)!)))
      .replace(/(?:中華)?民國\s*(\d{1,3})(?=\s*[年./-])/g, (_, year: string) => `西元${Number(year) + 1911}`)
      .replace(/西元前\s*/g, '公元前')
      .replace(/西元\s*/g, '')
      .replace(new RegExp(`\\b(${WORDS.join('|')})\\b`, 'g'), (word) => String(WORDS.indexOf(word))),
  );
}

/** The distinct figures of a text after `normaliseFacts`: a date's parts count each, part numbers (`M8x20`) are one with their letters. */
export function figuresOf(normalised: string): Set<string> {
  const figures = normalised.match(/[a-z]*\d+(?:\.\d+)*(?:[-_/]?[a-z0-9]+)*/g) ?? [];
  return new Set(figures.flatMap((figure) => (/^\d+(?:[-/]\d+)+$/.test(figure) ? figure.split(/[-/]/) : [figure])).map(plainFigure));
}

/** 05 is 5 and 3.50 is 3.5; anything with a letter stays as it is. */
function plainFigure(figure: string): string {
  return /^\d+(?:\.\d+)?$/.test(figure) && figure.length < 15 ? String(Number(figure)) : figure;
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

function isoDates(text: string): string {
  const month = `(${MONTHS.join('|')})[a-z]*\\.?`;
  const toDate = (year: string | undefined, name: string, day: string) => `${year ? `${year}年` : ''}${MONTHS.indexOf(name) + 1}月${Number(day)}日`;
  return text
    .replace(new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'g'), (_, name: string, day: string, year?: string) => toDate(year, name, day))
    .replace(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${month}(?: (\\d{4}))?\\b`, 'g'), (_, day: string, name: string, year?: string) => toDate(year, name, day))
    .replace(/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/g, (_, year: string, m: string, day: string) => `${year}年${Number(m)}月${Number(day)}日`);
}
