import { parentPort, workerData } from 'node:worker_threads';
import { readDocuments } from '../../document/readDocuments';
import type { ReadingServices } from '../../document/ParsedSource';
import { withoutUndefined } from '../../document/withoutUndefined';
import { openLibreOffice } from '../process/openLibreOffice';
import { openTesseract } from '../process/openTesseract';
import { InvalidInput } from '../../errors/InvalidInput';
import type { ParseRequest, ParseResponse, ParserSettings, PictureAnswer } from './openParser';

const PROGRAM_MILLISECONDS = 120_000;
/** The part of a document's time after which it is read without LibreOffice. */
const OFFICE_SHARE = 0.6;

const say = (response: ParseResponse) => parentPort?.postMessage(response);
const run = { milliseconds: PROGRAM_MILLISECONDS, onStart: (started: number) => say({ started }), onEnd: (ended: number) => say({ ended }) };

let services: Promise<ReadingServices> | undefined;

async function openServices(): Promise<ReadingServices> {
  const { ocr, vision, office, folder, timeoutMilliseconds } = workerData as ParserSettings;
  const converter = office === 'off' ? undefined : openLibreOffice(folder, { ...run, milliseconds: timeoutMilliseconds * OFFICE_SHARE });
  if (ocr === 'off') return { office: converter };
  return { office: converter, pictures: vision ? { ...vision, read: askForReading } : await openTesseract(run) };
}

async function answer({ id, bytes, origin }: ParseRequest): Promise<void> {
  services ??= openServices();
  for await (const read of readDocuments(bytes, origin, await services)) say({ id, read: withoutUndefined(read) });
  say({ id, done: true });
}

let nextPicture = 0;
const asked = new Map<number, { resolve(text: string): void; reject(error: unknown): void }>();

/** The model is asked by the thread that knows its key: what parses strangers' files does not. */
function askForReading(picture: Uint8Array): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const number = nextPicture++;
  asked.set(number, { resolve, reject });
  const bytes = new Uint8Array(picture);
  parentPort?.postMessage({ picture: number, bytes } satisfies ParseResponse, [bytes.buffer]);
  return promise;
}

function takeReading(answered: PictureAnswer): void {
  const waiting = asked.get(answered.picture);
  asked.delete(answered.picture);
  if ('text' in answered) waiting?.resolve(answered.text);
  else waiting?.reject(new InvalidInput(answered.error.code, answered.error.message, answered.error.todo));
}

parentPort?.on('message', (message: ParseRequest | PictureAnswer) => ('picture' in message ? takeReading(message) : void answer(message)));
