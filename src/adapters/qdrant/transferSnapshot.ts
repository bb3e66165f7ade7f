import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

interface Answered {
  readonly data: unknown;
}

/** Throws as the client does, so that a failure is read the same way. */
async function refuse(response: Response): Promise<never> {
  await response.body?.cancel();
  throw Object.assign(new Error('refused'), { status: response.status, headers: response.headers });
}

/** Writes what the server has at an address into a new file for its owner only, piece by piece. */
export async function downloadTo(path: string, address: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(address, init);
  if (!response.ok || !response.body) return refuse(response);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path, { flags: 'w', mode: 0o600 }), { signal: init.signal ?? undefined });
  return { data: { result: true } };
}

const BOUNDARY = 'private-llm-snapshot';
const HEAD = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="snapshot"; filename="snapshot"\r\nContent-Type: application/octet-stream\r\n\r\n`);
const TAIL = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);

async function* formOf(path: string): AsyncGenerator<Buffer> {
  yield HEAD;
  for await (const piece of createReadStream(path)) yield piece as Buffer;
  yield TAIL;
}

/** Sends a file as the form field `snapshot` (RFC 7578), piece by piece. */
export async function uploadFrom(path: string, address: string, init: RequestInit): Promise<Answered> {
  const length = HEAD.length + (await stat(path)).size + TAIL.length;
  const headers = { ...(init.headers as Record<string, string>), 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': String(length) };
  const response = await fetch(address, { ...init, method: 'POST', headers, body: Readable.toWeb(Readable.from(formOf(path))) as RequestInit['body'], duplex: 'half' } as RequestInit);
  return response.ok ? { data: await response.json() } : refuse(response);
}
