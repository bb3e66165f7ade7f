import { SSF, type CellObject } from '@e965/xlsx';

/** The locale of Taiwan with its calendar: `e` is the year of the Republic (2025 is 114). */
const ROC_FORMAT = /\[\$-(?:1[0-9a-f]{2})?0?404\]|\[\$-404\]/i;
const YEAR_ONE = 1911;
const formatter = SSF as { parse_date_code(value: number): { y: number } | null; format(format: string, value: number): string };

/** A date in the calendar of Taiwan as Excel shows it, where the cell's format asks for that calendar. */
export function rocDate({ t, v, z }: CellObject): string | undefined {
  if (t !== 'n' || typeof v !== 'number' || typeof z !== 'string' || !ROC_FORMAT.test(z) || !/e/i.test(z.replace(/"[^"]*"|general/gi, ''))) return undefined;
  const date = formatter.parse_date_code(v);
  if (!date || date.y <= YEAR_ONE) return undefined;
  const plain = z.replace(/\[\$-[^\]]*\]/g, '').replace(/;.*$/s, '').replace(/e+(?=[^"]*(?:"[^"]*"[^"]*)*$)/i, `"${date.y - YEAR_ONE}"`);
  try {
    return formatter.format(plain, v);
  } catch {
    return undefined;
  }
}
