import { sharedInstance } from './sharedInstance';

export type Rest = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** The session cookie of the instance's owner, as a browser sends it: one login for all tests, since n8n refuses the sixth within a minute. */
export async function logInCookie(): Promise<string> {
  return Promise.resolve(sharedInstance().cookie);
}

/** n8n's own REST interface as its owner: resolves with the answer's `data`, throws for any status but 2xx. */
export async function logIn(): Promise<Rest> {
  const { baseUrl } = sharedInstance();
  const cookie = await logInCookie();
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/rest${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /rest${path}: ${response.status} ${text.slice(0, 500)}`);
    const parsed = JSON.parse(text) as { data: unknown };
    return parsed.data;
  };
}
