export type Rest = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** n8n's own REST interface as the user of a session cookie: resolves with the answer's `data`, throws for any status but 2xx. */
export function restOf(baseUrl: string, cookie: string): Rest {
  return async (method, path, body) => {
    const send = () => fetch(`${baseUrl}/rest${path}`, { method, headers: { 'Content-Type': 'application/json', Cookie: cookie }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    // After a pause n8n may close the connection in the very moment in which it is used again; reading twice does no harm.
    const response = await send().catch((error: unknown) => (method === 'GET' ? send() : Promise.reject(error as Error)));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /rest${path}: ${response.status} ${text.slice(0, 500)}`);
    return (JSON.parse(text) as { data: unknown }).data;
  };
}
