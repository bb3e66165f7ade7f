import { parentPort } from 'node:worker_threads';
import { parseBytes } from '../../document/parseBytes';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import type { ParseRequest, ParseResponse } from './openParser';

async function answer({ id, bytes, format }: ParseRequest): Promise<ParseResponse> {
  try {
    return { id, parsed: await parseBytes(bytes, format) };
  } catch (error) {
    if (error instanceof PrivateLlmError) return { id, error: { code: error.code, message: error.message, todo: error.todo } };
    // A parser's own message may hold text of the document: only its kind leaves.
    return { id, error: { code: 'PARSE_FAILED', message: `The file could not be read as ${format} (${error instanceof Error ? error.name : 'unknown'}).`, todo: 'Open it in its own program and save it again.' } };
  }
}

parentPort?.on('message', (request: ParseRequest) => void answer(request).then((response) => parentPort?.postMessage(response)));
