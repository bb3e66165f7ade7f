import { ServiceUnavailable } from '../../errors/ServiceUnavailable';

const REASONS: Readonly<Record<number, string>> = {
  401: 'the API key is missing or wrong',
  403: 'the API key may not list collections',
  404: 'this is not the address of a Qdrant server',
};

/** Asks a Qdrant server for its collections, within 10 s; says in words what is wrong and never repeats the key. */
export async function checkQdrant(url: string, apiKey?: string): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(new URL('collections', url.replace(/\/*$/, '/')), { headers: apiKey ? { 'api-key': apiKey } : {}, redirect: 'error', signal: AbortSignal.timeout(10_000) });
  } catch (cause) {
    throw new ServiceUnavailable('QDRANT_UNREACHABLE', `No Qdrant server answers at ${url}.`, 'Check the address and the port (usually 6333), and that the server runs.', { cause });
  }
  if (!answer.ok) throw new ServiceUnavailable('QDRANT_REFUSED', `Qdrant answered ${answer.status}: ${REASONS[answer.status] ?? 'it could not list its collections'}.`, 'Correct the address or the API key.');
}
