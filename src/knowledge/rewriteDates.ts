import { digitsInDates, isDay, isMonth, WRITTEN, yearOf } from './writtenDates';

function plainDay(all: string, era: string | undefined, digits: string, month: string, day: string): string {
  const year = yearOf(digits, era);
  return year !== undefined && isDay(month, day) ? `${year}年${Number(month)}月${Number(day)}日` : all;
}

function plainMonth(all: string, era: string | undefined, digits: string, month: string): string {
  const year = yearOf(digits, era);
  return year !== undefined && isMonth(month) ? `${year}年${Number(month)}月` : all;
}

/** A text that `foldText` has folded with its dates in one writing, in years of the common era: 民国115年3月5日, 115/3/5 and 2026-03-05 as 2026年3月5日. */
export function rewriteDates(folded: string): string {
  if (!/\d|[年月日号]/.test(folded)) return folded;
  return digitsInDates(folded)
    .replace(WRITTEN.day, (all, era: string | undefined, year: string, month: string, day: string) => plainDay(all, era, year, month, day))
    .replace(WRITTEN.dayByMarks, (all, era: string | undefined, year: string, _mark, month: string, day: string) => plainDay(all, era, year, month, day))
    .replace(WRITTEN.month, (all, era: string | undefined, year: string, month: string) => plainMonth(all, era, year, month))
    .replace(WRITTEN.monthByMarks, (all, year: string, month: string) => plainMonth(all, undefined, year, month))
    .replace(WRITTEN.year, (all, minguo: string | undefined, plain: string | undefined) => `${yearOf(minguo ?? plain ?? '', '民国') ?? all.replace('年', '')}年`);
}
