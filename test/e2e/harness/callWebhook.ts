import { setTimeout as sleep } from 'node:timers/promises';
import { sharedInstance } from './sharedInstance';

const REGISTERED_WITHIN = 15_000;

/** POSTs JSON to a production webhook; resolves with status and parsed body (text where it is no JSON). Waits while n8n has not registered it yet. */
export async function callWebhook(path: string, body: unknown, token?: string): Promise<{ status: number; body: unknown }> {
  const until = Date.now() + REGISTERED_WITHIN;
  for (;;) {
    const response = await fetch(`${sharedInstance().baseUrl}/webhook/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const registered = response.status !== 404 || !text.includes('not registered');
    if (registered || Date.now() > until) return { status: response.status, body: parse(text) };
    await sleep(200);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
