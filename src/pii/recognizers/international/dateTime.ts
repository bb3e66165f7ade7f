import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const NAME = '(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)';
const LONG = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const YEAR = '(?:\\d{4}|\\d{2})';
const CLOCK = '[0-2]\\d:[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?';

const forms = (...all: string[]): RegExp => bounded(new RegExp(all.join('|'), 'i'));

/** Dates as people and ISO 8601 write them. Most dates are nobody's, so this is not looked for by default. */
export const dateTime: Recognizer = {
  entity: 'DATE_TIME',
  patterns: [
    { name: 'ISO 8601 with a time', regex: forms(`\\d{4}-[01]\\d-[0-3]\\dT${CLOCK}(?:[+-][0-2]\\d:[0-5]\\d|Z)`), score: 0.8, gate: { digits: 4 } },
    { name: 'day, month, year', regex: forms(`${MONTH}/${DAY}/${YEAR}`, `${DAY}/${MONTH}/${YEAR}`, `\\d{4}/${MONTH}/${DAY}`, `${MONTH}-${DAY}-\\d{4}`, `${DAY}-${MONTH}-\\d{4}`, `\\d{4}-${MONTH}-${DAY}(?: ${CLOCK})?`, `${DAY}\\.${MONTH}\\.${YEAR}`), score: 0.6, gate: { digits: 4 } },
    { name: 'month by name', regex: forms(`${DAY}-${NAME}-${YEAR}`, `${NAME}-${YEAR}`, `${DAY}-${NAME}`, `${LONG} ${DAY}, \\d{4}`, `${DAY} ${LONG} \\d{4}`), score: 0.6, gate: { sign: /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/gi } },
    { name: 'month and year', regex: forms(`${MONTH}/${YEAR}`), score: 0.1, gate: { sign: /\d\/\d/g }, fixed: true },
    { name: 'day of a month', regex: forms(`${LONG} ${DAY}(?:st|nd|rd|th)?(?:,? \\d{4})?`), score: 0.5, gate: { words: MONTHS } },
    { name: 'month alone', regex: new RegExp(`(?<![A-Za-z])${LONG}(?![A-Za-z])`, 'g'), score: 0.1, gate: { words: MONTHS }, fixed: true },
    { name: 'year alone', regex: bounded(/(?:year )?(?:19|20)\d{2}/), score: 0.1, gate: { digits: 4, run: 4 }, fixed: true },
    { name: 'Chinese date', regex: /(?<!\d)(?:民國\s?)?\d{2,4}\s?年\s?(?:1[0-2]|0?[1-9])\s?月\s?(?:3[01]|[12]\d|0?[1-9])\s?日/g, score: 0.6, gate: { digits: 4 } },
  ],
  context: ['date', 'birthday', '日期'],
  standard: 'https://www.iso.org/iso-8601-date-and-time-format.html',
};
