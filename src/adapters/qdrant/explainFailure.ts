import { ConfigurationError } from '../../errors/ConfigurationError';
import type { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { explainTls } from '../explainTls';
import type { Failure } from './readFailure';

/** What a request was for, in words that follow "may not" and "to": ours, never the server's. */
export type Purpose = `${'read' | 'write to' | 'create'} ${string}` | 'list its collections';

const KEY_TODO = 'Check the Qdrant API key in the Knowledge Base credential; nodes that index need one that may write.';

function explainStatus(status: number, after: number | undefined, host: string, purpose: Purpose, attempts: number): PrivateLlmError {
  const answered = `Qdrant at ${host} answered ${status}`;
  if (status === 401 || status === 403) return new ConfigurationError('QDRANT_KEY', `${answered}: the key may not ${purpose}.`, KEY_TODO);
  if (status === 404) return new ConfigurationError('QDRANT_PATH', `${answered}: this is not the address of a Qdrant server.`, 'Check the Qdrant URL in the Knowledge Base credential.');
  if (status === 429) return new ServiceUnavailable('QDRANT_BUSY', `${answered}: it is too busy to ${purpose}, after ${attempts} attempts${after ? `, and asks for ${Math.ceil(after / 1000)} s` : ''}.`, 'Try again later, or raise the rate limits of the collection.');
  if (status === 502 || status === 503 || status === 504) return new ServiceUnavailable('QDRANT_DOWN', `${answered}: it could not ${purpose}, after ${attempts} attempts.`, 'Check that Qdrant runs, and what stands between it and n8n.');
  return new ServiceUnavailable('QDRANT_REFUSED', `${answered}: it could not ${purpose}.`, 'See the log of the Qdrant server.');
}

/** The error of a failed request: who answered what to which purpose, and after how many attempts. */
export function explainFailure({ status, code, after }: Failure, host: string, purpose: Purpose, attempts: number): PrivateLlmError {
  if (status !== undefined && status >= 400) return explainStatus(status, after, host, purpose, attempts);
  if (code) return new ServiceUnavailable('QDRANT_UNREACHABLE', `Qdrant at ${host} cannot be reached (${code}).`, explainTls(code) ?? 'Check that it runs, and the Qdrant URL in the Knowledge Base credential: the port is usually 6333.');
  return new ServiceUnavailable('QDRANT_ANSWER', `What answers at ${host} does not speak like Qdrant, or redirects.`, 'Check the Qdrant URL and the version of the server.');
}
