import { parentPort, workerData } from 'node:worker_threads';
import { readDocuments } from '../../document/readDocuments';
import type { ReadingServices } from '../../document/ParsedSource';
import { withoutUndefined } from '../../document/withoutUndefined';
import { openTesseract } from '../process/openTesseract';
import type { ParseRequest, ParseResponse, ParserSettings } from './openParser';

const PROGRAM_MILLISECONDS = 120_000;

const say = (response: ParseResponse) => parentPort?.postMessage(response);
const run = { milliseconds: PROGRAM_MILLISECONDS, onStart: (started: number) => say({ started }), onEnd: (ended: number) => say({ ended }) };

let services: Promise<ReadingServices> | undefined;

async function openServices(): Promise<ReadingServices> {
  const { ocr } = workerData as ParserSettings;
  return { ocr: ocr === 'auto' ? await openTesseract(run) : undefined };
}


async function answer({ id, bytes, origin }: ParseRequest): Promise<void> {
  services ??= openServices();
  for await (const read of readDocuments(bytes, origin, await services)) say({ id, read: withoutUndefined(read) });
  say({ id, done: true });
}

parentPort?.on('message', (request: ParseRequest) => void answer(request));
