import { digitsInDates, isDay, isMonth, WRITTEN, yearOf } from './writtenDates';

const two = (value: string | undefined) => String(Number(value)).padStart(2, '0');

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
  const text = digitsInDates(folded);
  const terms = new Set([...days(text), ...months(text)]);
  for (const [, minguo, plain] of text.matchAll(WRITTEN.year)) {
    const year = yearOf(minguo ?? plain ?? '', '民国');
    if (year !== undefined) terms.add(String(year));
  }
  return [...terms];
}
