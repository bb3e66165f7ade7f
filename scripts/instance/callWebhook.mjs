import { setTimeout as sleep } from 'node:timers/promises';

const REGISTERED_WITHIN = 15_000;

/** POSTs JSON to a production webhook with a bearer token; resolves with `{status, body}`. Waits while n8n has not registered a just activated one (404). */
export async function callWebhook(baseUrl, path, body, token) {
  const until = Date.now() + REGISTERED_WITHIN;
  for (;;) {
    const response = await fetch(`${baseUrl}/webhook/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const registered = response.status !== 404 || !/not registered/.test(text);
    if (registered || Date.now() > until) return { status: response.status, body: parse(text) };
    await sleep(200);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
