import { z } from 'zod';
import { RETRY_AFTER } from './openAgent';

/** What may be known of a failed request: nothing of the server's own words, which may repeat a text or the key. */
export interface Failure {
  readonly status?: number;
  /** Of the system or the connection, e.g. ECONNRESET. */
  readonly code?: string;
  /** Milliseconds that the server asks to wait. */
  readonly after?: number;
}

const answered = z.object({ status: z.number(), headers: z.instanceof(Headers) });
const unconnected = z.object({ cause: z.object({ code: z.string().regex(/^[A-Z_]+$/) }) });

/** RFC 9110, 10.2.3: seconds or a date. */
function toMilliseconds(after: string | null, now: Date): number | undefined {
  const wait = after && /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after ?? '') - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Reads what the Qdrant client has thrown; empty where it was neither an answer nor a broken connection. */
export function readFailure(error: unknown, now: Date): Failure {
  const answer = answered.safeParse(error);
  if (answer.success) return { status: answer.data.status, after: toMilliseconds(answer.data.headers.get(RETRY_AFTER), now) };
  const connection = unconnected.safeParse(error);
  return connection.success ? { code: connection.data.cause.code } : {};
}
