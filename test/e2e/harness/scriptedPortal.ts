import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of the portal. */
export interface Scripted {
  readonly status?: number;
  readonly body?: unknown;
  readonly location?: string;
}

/** A scripted portal: not BookStack, WordPress or MediaWiki, but their documented addresses and shapes as far as the workflow uses them. */
export interface ScriptedPortal {
  readonly baseUrl: string;
  /** Path with query -> answer; what is not there is 404, as the portals answer. */
  readonly answers: Map<string, Scripted>;
  /** Every request, as `METHOD path`. */
  readonly requests: string[];
  /** What a real portal would not have accepted. */
  readonly complaints: string[];
  close(): Promise<void>;
}

const ADDRESSES = [
  /^\/api\/pages\/[1-9]\d*$/,
  /^\/api\/content-permissions\/(?:page|chapter|book)\/[1-9]\d*$/,
  /^\/wp-json\/wp\/v2\/posts\/[1-9]\d*$/,
  /^\/api\.php\?action=parse&format=json&formatversion=2&prop=text%7Ccategories&pageid=[1-9]\d*$/,
];

function complaintOf({ method, url = '', headers }: IncomingMessage, token: string): string | undefined {
  if (method !== 'GET') return `${method} instead of GET`;
  if (headers.authorization !== token) return `another Authorization for ${url}`;
  if (!ADDRESSES.some((address) => address.test(url))) return `no such address: ${url}`;
  return undefined;
}

/** Starts one on a free port of this machine; it answers only requests that carry `token` as their Authorization header. */
export async function startScriptedPortal(token: string): Promise<ScriptedPortal> {
  const [answers, requests, complaints] = [new Map<string, Scripted>(), [] as string[], [] as string[]];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const complaint = complaintOf(request, token);
    if (complaint) complaints.push(complaint);
    const { status = 200, body = {}, location } = complaint ? { status: 401 } : (answers.get(request.url ?? '') ?? { status: 404, body: { error: { message: 'Entity not found', code: 404 } } });
    response.writeHead(status, { 'Content-Type': 'application/json', ...(location && { Location: location }) }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, answers, requests, complaints, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
