import { setTimeout as sleep } from 'node:timers/promises';
import { sharedInstance } from './sharedInstance';

const REGISTERED_WITHIN = 15_000;

/** POSTs exactly this text as JSON to a production webhook, with these headers. Waits while n8n has not registered it yet. */
export async function postWebhook(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; text: string }> {
  const until = Date.now() + REGISTERED_WITHIN;
  for (;;) {
    const response = await fetch(`${sharedInstance().baseUrl}/webhook/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });
    const text = await response.text();
    const registered = response.status !== 404 || !text.includes('not registered');
    if (registered || Date.now() > until) return { status: response.status, text };
    await sleep(200);
  }
}

/** The header of HTTP Basic authentication (RFC 7617). */
export const basicAuth = (user: string, password: string): Record<string, string> => ({ Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` });
