import { SSF } from '@e965/xlsx';
import { rocDate } from './rocDate';

const formatter = SSF as { format(format: string, value: number, options?: { date1904?: boolean }): string };
const DAYS_1904 = 1_462;
const PLAIN = new Set(['General', '@', '0']);

/** A cell as it is shown: numbers and dates in their format, years of the Republic where it asks for them. */
export function formatCell(type: string, value: string, format = 'General', date1904 = false): string {
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return type === 'd' ? value.replace(/T00:00:00(\.0+)?Z?$/, '') : value;
  const number = Number(value);
  if (!Number.isFinite(number) || (PLAIN.has(format) && Number.isInteger(number))) return value;
  try {
    return (rocDate({ t: 'n', v: date1904 ? number + DAYS_1904 : number, z: format }) ?? formatter.format(format, number, { date1904 })).trim();
  } catch {
    return value;
  }
}
