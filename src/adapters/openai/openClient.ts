import { OpenAI } from 'openai';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { ModelServer } from '../configuration';

/** Milliseconds for one request where the configuration names none. */
export const DEFAULT_TIMEOUT = 60_000;

function checkUrl(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return baseUrl.replace(/\/+$/, '');
  throw new ConfigurationError('MODEL_SERVER_URL', 'The base URL of the model server is not an http or https address without a user and password.', 'Write it like http://gpu1.company.example:8000/v1, and put the key into its own field.');
}

/** A client that knows only what it is given: nothing from the environment, no redirects (they would carry the key elsewhere), no log. */
export function openClient(server: ModelServer): OpenAI {
  return new OpenAI({
    baseURL: checkUrl(server.baseUrl),
    apiKey: server.apiKey || 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    timeout: server.timeout ?? DEFAULT_TIMEOUT,
    maxRetries: server.retries ?? 2,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
    ...(server.apiKey ? {} : { defaultHeaders: { Authorization: null } }),
  });
}
