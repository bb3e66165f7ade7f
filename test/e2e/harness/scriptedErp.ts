import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Row = Record<string, string | number | null>;

/** A scripted ERP: not Frappe, but the list of records of its REST interface as far as the workflow uses it. */
export interface ScriptedErp {
  readonly baseUrl: string;
  /** What it holds; a test changes them in place. */
  readonly rows: Row[];
  /** Every request, by its `limit_start`. */
  readonly pages: number[];
  /** What a real one would not have accepted. */
  readonly complaints: string[];
  /** `limit_start` values that it answers with 500. */
  readonly failing: Set<number>;
  close(): Promise<void>;
}

const PARAMETERS = ['fields', 'limit_page_length', 'limit_start', 'order_by'];

function complaintOf({ method, headers }: IncomingMessage, { pathname, searchParams }: URL, token: string): string | undefined {
  if (method !== 'GET') return `${method} instead of GET`;
  if (headers.authorization !== token) return 'another Authorization';
  if (pathname !== '/api/resource/Sales%20Order') return `no such address: ${pathname}`;
  if ([...searchParams.keys()].sort().join() !== PARAMETERS.join()) return `other parameters: ${searchParams}`;
  if (!Array.isArray(JSON.parse(searchParams.get('fields') ?? '')) || searchParams.get('order_by') !== 'name asc') return `wrong fields or order: ${searchParams}`;
  return undefined;
}

/** Starts one on a free port of this machine; it answers only requests that carry `token` as their Authorization header. */
export async function startScriptedErp(token: string, rows: Row[]): Promise<ScriptedErp> {
  const [pages, complaints, failing] = [[] as number[], [] as string[], new Set<number>()];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://erp');
    const complaint = complaintOf(request, url, token);
    if (complaint) complaints.push(complaint);
    const [start, length] = [Number(url.searchParams.get('limit_start')), Number(url.searchParams.get('limit_page_length'))];
    pages.push(start);
    const status = complaint ? 401 : failing.has(start) ? 500 : 200;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(status === 200 ? { data: rows.slice(start, start + length) } : { exc_type: 'Error' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, rows, pages, complaints, failing, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
