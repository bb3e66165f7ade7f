import type { Failure } from './readFailure';

/** Attempts at one request, the first among them. */
export const ATTEMPTS = 4;
const FIRST_MS = 250;
/** A server that asks for more patience than this is called busy at once. */
const LONGEST_MS = 30_000;

const PASSING_STATUS: readonly (number | undefined)[] = [429, 502, 503, 504];
const PASSING_CODE: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/**
 * Milliseconds until the next attempt, or undefined where there is none: the failure will not pass, or enough was tried.
 * Doubles from 250 ms with up to as much again by `random` (0 to 1), and is never shorter than the server asks.
 */
export function retryDelay({ status, code, after = 0 }: Failure, attempt: number, random: () => number): number | undefined {
  const passes = PASSING_STATUS.includes(status) || PASSING_CODE.includes(code);
  if (!passes || attempt >= ATTEMPTS || after > LONGEST_MS) return undefined;
  return Math.max(after, FIRST_MS * 2 ** (attempt - 1) * (1 + random()));
}
