import type { Hours } from './Policy';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FORM = /^(?:([a-z]{3})(?:-([a-z]{3}))? )?(\d\d):(\d\d)-(\d\d):(\d\d)$/i;
const MINUTES_OF_DAY = 1440;

/** "Mon-Fri 08:00-18:00", "Sat 09:00-12:00" or "08:00-24:00"; undefined where it is not of this form. Nights are written as two rules. */
export function parseHours(text: string): Hours | undefined {
  const [, first, last = first, ...clock] = FORM.exec(text.trim()) ?? [];
  const [fromHour, fromMinute, toHour, toMinute] = clock.map(Number);
  if (fromHour === undefined || fromMinute! > 59 || toMinute! > 59) return undefined;
  const [from, to] = [fromHour * 60 + fromMinute!, toHour! * 60 + toMinute!];
  const [begin, end] = first ? [DAYS.indexOf(first.toLowerCase()), DAYS.indexOf(last!.toLowerCase())] : [0, 6];
  if (begin < 0 || end < begin || from >= to || to > MINUTES_OF_DAY) return undefined;
  return { days: Array.from({ length: end - begin + 1 }, (_, index) => begin + index + 1), from, to };
}

/** Whether a moment lies within the hours, by the clock of a time zone. */
export function isWithin({ days, from, to }: Hours, now: Date, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  return days.includes(DAYS.indexOf(part('weekday').toLowerCase()) + 1) && minute >= from && minute < to;
}
