import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';

/** The name under which a Retry-After reaches us. */
export const RETRY_AFTER = 'x-retry-after';

function rename({ 'retry-after': after, ...rest }: IncomingHttpHeaders): IncomingHttpHeaders {
  return after === undefined ? rest : { ...rest, [RETRY_AFTER]: after };
}

/** The Qdrant client reads a Retry-After by its first character and then hides the status; so it is let through by another name. */
const renameRetryAfter: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch(options, {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onResponseStart: (controller, status, headers, message) => handler.onResponseStart?.(controller, status, rename(headers), message),
    onResponseData: (controller, data) => handler.onResponseData?.(controller, data),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  });

/** Connections to one Qdrant server, ended by `close`; a request's time is limited by its own signal. */
export function openAgent(): Dispatcher {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connections: 25, keepAliveTimeout: 10_000 });
  return agent.compose(renameRetryAfter);
}
