/** Whether a Gregorian calendar has this day; months and days from 1. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `yymmdd` in either century. */
export function isShortDate(yymmdd: string): boolean {
  const [year = 0, month = 0, day = 0] = [0, 2, 4].map((at) => Number(yymmdd.slice(at, at + 2)));
  return isDate(1900 + year, month, day) || isDate(2000 + year, month, day);
}
