import { StepFailed } from '../bootstrap/StepFailed.mjs';

/** n8n's own REST interface as one logged-in user. `call(method, path, body)` resolves with the answer's `data` and throws for any status but 2xx. */
export class RestClient {
  #cookie;

  constructor({ baseUrl, logFile }) {
    this.baseUrl = baseUrl;
    this.logFile = logFile;
  }

  /** The Cookie header that a browser would send; a secret. */
  get cookie() {
    return this.#cookie;
  }

  async call(method, path, body) {
    const response = await this.send(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new StepFailed(`n8n answered ${response.status} to ${method} /rest${path}: ${text.slice(0, 300)}`, `The log of n8n is ${this.logFile}.`);
    const session = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
    if (session) this.#cookie = session.split(';')[0];
    return JSON.parse(text).data;
  }

  /** The raw response, whatever its status. */
  send(method, path, body) {
    return fetch(`${this.baseUrl}/rest${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(this.#cookie && { Cookie: this.#cookie }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
