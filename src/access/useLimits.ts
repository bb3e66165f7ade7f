import { AccessRefused } from '../errors/AccessRefused';
import type { Ruling } from './decidePolicy';
import type { UsageStore } from './UsageStore';

/** Counts a question against the limits of its ruling; one too many is refused, and not counted. What a model uses is for `withinTokens`. */
export async function useLimits(store: UsageStore, { questionsPerMinute, tokensPerDay }: Ruling, person: string, now: Date, timeZone: string): Promise<void> {
  if (tokensPerDay !== undefined && (await store.tokensUsed(person, dayOf(now, timeZone))) >= tokensPerDay) refuseTokens(tokensPerDay);
  if (questionsPerMinute !== undefined && !(await store.countQuestion(person, questionsPerMinute, now.getTime()))) refuse('LIMIT_QUESTIONS', `At most ${questionsPerMinute} questions a minute are answered.`, 'Ask again in a minute.');
}

/** What one answer of a model is thought to cost while it is made; what it cost is known after. */
export const RESERVED_TOKENS = 4_000;

/**
 * Runs what asks a model within the tokens of a person's day. Some are set aside before, so that of questions asked at once only so many run
 * as there are tokens left for, and after it what was used is counted instead, or nothing where it failed.
 */
export async function withinTokens<T>(store: UsageStore, tokensPerDay: number, person: string, day: string, run: () => Promise<T>, tokensOf: (value: T) => number): Promise<T> {
  if (!(await store.reserveTokens(person, day, RESERVED_TOKENS, tokensPerDay))) refuseTokens(tokensPerDay);
  let used = 0;
  try {
    const value = await run();
    used = tokensOf(value);
    return value;
  } finally {
    await store.addTokens(person, day, used - RESERVED_TOKENS);
  }
}

/** The calendar day (YYYY-MM-DD) at a place. */
export function dayOf(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function refuseTokens(tokensPerDay: number): never {
  refuse('LIMIT_TOKENS', `The ${tokensPerDay} tokens of today are used up.`, 'Ask again tomorrow.');
}

function refuse(code: string, message: string, todo: string): never {
  throw new AccessRefused(code, message, todo);
}
