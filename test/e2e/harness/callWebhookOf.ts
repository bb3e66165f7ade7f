import { setTimeout as sleep } from 'node:timers/promises';

const REGISTERED_WITHIN = 15_000;

/** Sends a body of a media type (that of the body itself where none is named) to a production webhook of any instance, and again while n8n has not registered it yet. */
export async function callWebhookOf(baseUrl: string, path: string, body: RequestInit['body'], type?: string): Promise<Response> {
  const until = Date.now() + REGISTERED_WITHIN;
  for (;;) {
    const response = await fetch(`${baseUrl}/webhook/${path}`, { method: 'POST', body, ...(type && { headers: { 'Content-Type': type } }) });
    if (response.status !== 404 || Date.now() > until) return response;
    await sleep(200);
  }
}
