import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { explainTls } from '../explainTls';
import type { ModelServer } from '../configuration';
import { DEFAULT_TIMEOUT } from './openClient';

/** Host and port only: a path or a query may hold what must not be shown. */
export function hostOf(server: ModelServer): string {
  return URL.parse(server.baseUrl)?.host ?? 'the configured address';
}

/** A server's machine-readable word for the error; its sentence may quote the prompt or the key, so that is never passed on. */
function wordOf(error: APIError, secret: string | undefined): string {
  const word = [error.code, error.type].find((one) => typeof one === 'string' && /^[a-z][a-z_ -]{1,40}$/i.test(one));
  return word && word !== secret ? ` (${word})` : '';
}

function causeCode(error: Error): string | undefined {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)) return cause.code;
  return undefined;
}

function explainConnection(error: APIConnectionError, server: ModelServer): PrivateLlmError {
  const host = hostOf(server);
  if (error instanceof APIConnectionTimeoutError) return timedOut(server);
  const code = causeCode(error);
  const todo = explainTls(code) ?? 'Check that it runs, and the base URL in the credential; it must not redirect.';
  return new ServiceUnavailable('MODEL_SERVER_UNREACHABLE', `The model server at ${host} cannot be reached${code ? ` (${code})` : ''}.`, todo);
}

/** The server took longer than the configured time. */
export function timedOut(server: ModelServer): PrivateLlmError {
  const seconds = (server.timeout ?? DEFAULT_TIMEOUT) / 1000;
  return new ServiceUnavailable('MODEL_SERVER_TIMEOUT', `The model server at ${hostOf(server)} did not answer within ${seconds} s.`, 'Try again when it is less busy, or raise the timeout.');
}

function explainTooLong(error: APIError, server: ModelServer): PrivateLlmError | undefined {
  const found = /(?:maximum context length|context (?:size|length|window)|maximum (?:sequence|input|model) length)\D{0,40}?(\d{2,8})/i.exec(error.message);
  if (!found) return undefined;
  return new InvalidInput('TOO_LONG_FOR_MODEL', `The text is longer than the ${found[1]} tokens that the model at ${hostOf(server)} takes.`, 'Send less text, ask for fewer tokens, or use a model with a larger context.');
}

function explainStatus(error: APIError, server: ModelServer): PrivateLlmError {
  const host = hostOf(server);
  const status = error.status ?? 0;
  const word = wordOf(error, server.apiKey);
  if (status === 401 || status === 403) return new ConfigurationError('MODEL_SERVER_KEY', `The model server at ${host} refused the key (${status}).`, 'Check the API key in the credential.');
  if (status === 429) return new ServiceUnavailable('MODEL_SERVER_BUSY', `The model server at ${host} is busy: it still answered 429 after ${1 + (server.retries ?? 2)} attempts.`, 'Try again later, or send fewer requests at a time.');
  if (status >= 500) return new ServiceUnavailable('MODEL_SERVER_FAILED', `The model server at ${host} failed with ${status}${word}.`, 'See the log of the model server.');
  if (status === 404) return new ConfigurationError('MODEL_SERVER_PATH', `The model server at ${host} does not know this address (404).`, 'Check the base URL in the credential: it usually ends in /v1.');
  return explainTooLong(error, server) ?? new ServiceUnavailable('MODEL_SERVER_REFUSED', `The model server at ${host} refused the request with ${status || 'an error'}${word}.`, 'See the log of the model server; it may not support an option of this node.');
}

function mayBeTheModel(error: unknown): boolean {
  return error instanceof APIError && (error.status === 404 || (error.status === 400 && /\bmodel\b/i.test(error.message) && !/context|length|token/i.test(error.message)));
}

/** Whether the server lists other models than the one asked for, in words; undefined where its list does not explain the error. */
async function explainModel(server: ModelServer, model: string, listModels: () => Promise<string[]>): Promise<PrivateLlmError | undefined> {
  const listed = await listModels().catch(() => undefined);
  if (!listed || listed.includes(model)) return undefined;
  const shown = listed.slice(0, 20).join(', ') || 'no models';
  return new ConfigurationError('MODEL_UNKNOWN', `The server at ${hostOf(server)} lists ${shown}; ${model} is not among them.`, 'Choose one of its models, or load this model on the server.');
}

/**
 * Turns whatever the SDK throws into an error that says what to do. Nothing of the server's own sentence, the prompt or the key
 * gets into it; an abort by the caller keeps the caller's reason.
 */
export async function explainError(error: unknown, server: ModelServer, model: string, listModels: () => Promise<string[]>, signal?: AbortSignal): Promise<unknown> {
  if (signal?.aborted) return signal.reason;
  if (error instanceof PrivateLlmError) return error;
  if (error instanceof APIConnectionError) return explainConnection(error, server);
  if (mayBeTheModel(error)) return (await explainModel(server, model, listModels)) ?? explainStatus(error as APIError, server);
  if (error instanceof APIError) return explainStatus(error, server);
  return new ServiceUnavailable('MODEL_SERVER_ANSWER', `The model server at ${hostOf(server)} did not answer in the shape of the OpenAI API.`, 'Check the base URL in the credential and the version of the server.');
}
