import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const REGISTERED_WITHIN = 15_000;

/**
 * POSTs JSON to a production webhook with a bearer token; resolves with `{status, body}` however long the workflow takes.
 * Waits while n8n has not registered a just activated one (404).
 */
export async function callWebhook(baseUrl, path, body, token) {
  const until = Date.now() + REGISTERED_WITHIN;
  for (;;) {
    const { status, text } = await post(`${baseUrl}/webhook/${path}`, JSON.stringify(body), token);
    const registered = status !== 404 || !text.includes('not registered');
    if (registered || Date.now() > until) return { status, body: parse(text) };
    await sleep(200);
  }
}

// Not fetch: it gives up when the headers take longer than five minutes, and a large folder does.
function post(url, body, token) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const call = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, text })).on('error', reject);
    });
    call.on('error', reject).end(body);
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
