import { AccessRefused } from '../errors/AccessRefused';
import type { Ruling } from './decidePolicy';
import type { UsageStore } from './UsageStore';

/** Counts a question against the limits of its ruling; one too many is refused, and not counted. */
export async function useLimits(store: UsageStore, { questionsPerMinute, tokensPerDay }: Ruling, person: string, now: Date, timeZone: string): Promise<void> {
  if (tokensPerDay !== undefined && (await store.tokensUsed(person, dayOf(now, timeZone))) >= tokensPerDay) refuse('LIMIT_TOKENS', `The ${tokensPerDay} tokens of today are used up.`, 'Ask again tomorrow.');
  if (questionsPerMinute !== undefined && !(await store.countQuestion(person, questionsPerMinute, now.getTime()))) refuse('LIMIT_QUESTIONS', `At most ${questionsPerMinute} questions a minute are answered.`, 'Ask again in a minute.');
}

/** The calendar day (YYYY-MM-DD) at a place. */
export function dayOf(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function refuse(code: string, message: string, todo: string): never {
  throw new AccessRefused(code, message, todo);
}
