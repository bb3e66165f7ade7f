import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Document, FailedDocument } from '../../document/Document';
import type { FileOrigin } from '../../document/readDocuments';
import { toFailedDocument } from '../../document/toFailedDocument';
import { InvalidInput } from '../../errors/InvalidInput';
import { answerPicture } from '../pictures/answerPicture';
import type { VisionModel } from '../pictures/readPicturesByChat';
import { endProcess } from '../process/endProcess';
import { Patience } from './Patience';
import { watchMemory } from './watchMemory';

export interface ParseRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly origin: FileOrigin;
}

export type OcrChoice = 'auto' | 'off';

/** What the worker is started with. */
export interface ParserSettings {
  readonly ocr: OcrChoice;
  readonly office: OcrChoice;
  /** Of its own, for what programs need; it is made when needed, and removed when the worker ends. */
  readonly folder: string;
  /** For one document. */
  readonly timeoutMilliseconds: number;
  readonly vision?: Omit<VisionModel, 'read'>;
}

/** What became of a picture that the worker sent. */
export type PictureAnswer = { readonly picture: number } & ({ readonly text: string } | { readonly error: FailedDocument['error'] });

/** The worker gives each document as soon as it has it, says when a file is done, and names the programs it has running. */
export type ParseResponse =
  | { readonly id: number; readonly read: Document | FailedDocument }
  | { readonly id: number; readonly done: true }
  | { readonly picture: number; readonly bytes: Uint8Array }
  | { readonly started: number }
  | { readonly ended: number };

/** Reads one file at a time away from the event loop. */
export interface FileParser {
  /**
   * The documents and failures of one file: the members of a container first, the file's own last. A file that hangs, crashes or eats memory
   * comes as a failure after what could be read of it; only `signal` makes this throw.
   */
  read(bytes: Uint8Array, origin: FileOrigin, signal?: AbortSignal): Promise<(Document | FailedDocument)[]>;
  close(): Promise<void>;
}

export interface ParserOptions {
  /** For one document; a container as a whole may take ten times as long. */
  readonly timeoutMilliseconds?: number;
  readonly maxHeapMegabytes?: number;
  /** How far the whole process may grow while a file is read: what heap limits do not see, as WebAssembly and buffers. */
  readonly maxGrowthMegabytes?: number;
  /** Whether pictures are read: by the vision model where there is one, else with Tesseract where it is installed. */
  readonly ocr?: OcrChoice;
  readonly vision?: VisionModel;
  /** Whether old Word and PowerPoint files are read by LibreOffice where it is installed. */
  readonly office?: OcrChoice;
  /** The worker's script, and where its folder for temporary files is made; only tests name others. */
  readonly script?: string;
  readonly temporary?: string;
}

const CONTAINER_PATIENCE = 10;
/** What is read file by file dies young: more room for it costs memory and saves no time. */
const YOUNG_MEGABYTES = 24;

/** A parser in one worker thread, which is replaced when a file makes it crash, run out of memory or take too long; the next file is read as if nothing had been. */
export function openParser({ timeoutMilliseconds = 60_000, maxHeapMegabytes = 512, maxGrowthMegabytes = 1_024, ocr = 'auto', office = 'auto', vision, script = join(__dirname, 'parserWorker.js'), temporary = tmpdir() }: ParserOptions = {}): FileParser {
  let worker: Worker | undefined;
  let nextId = 0;
  let last: Promise<unknown> = Promise.resolve();
  const programs = new Set<number>();
  const folder = join(temporary, `private-llm-${randomUUID()}`);
  const start = () => {
    if (worker) return worker;
    const own = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }, stdout: true, stderr: true, workerData: { ocr, office, folder, timeoutMilliseconds, ...(vision && { vision: withoutRead(vision) }) } satisfies ParserSettings });
    // One that dies between two files is replaced by the next.
    own.on('error', () => {}).on('exit', () => worker === own && (worker = undefined));
    // For its whole life: what it started last is told while it is being ended.
    own.on('message', (response: ParseResponse) => {
      if ('started' in response) programs.add(response.started);
      else if ('ended' in response) programs.delete(response.ended);
    });
    return (worker = own);
  };
  const endPrograms = () => {
    for (const pid of programs) endProcess(pid);
    programs.clear();
  };
  const stop = async () => {
    const old = worker;
    worker = undefined;
    endPrograms();
    await old?.terminate();
    endPrograms();
    // Whoever ended it in the middle of a file left its copy there.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const run = (bytes: Uint8Array, origin: FileOrigin, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<(Document | FailedDocument)[]>();
    const own = start();
    const id = nextId++;
    const read: (Document | FailedDocument)[] = [];
    const end = (then: () => void) => {
      release();
      void stop().finally(then);
    };
    const fail = (error: InvalidInput) => end(() => resolve([...read, toFailedDocument(origin.tenant, origin.source, error, origin.access)]));
    const abort = () => end(() => reject(signal?.reason));
    const crash = (cause?: unknown) => fail(crashed(cause instanceof Error ? cause : undefined));
    const tooSlow = () => fail(timedOut(timeoutMilliseconds));
    const model = new AbortController();
    const readPicture = async ({ picture, bytes: drawn }: Extract<ParseResponse, { picture: number }>) => {
      const said = await patience.waitFor(() => answerPicture(vision, drawn, model.signal));
      if (!model.signal.aborted) own.postMessage({ picture, ...said } satisfies PictureAnswer);
    };
    const answer = (response: ParseResponse) => {
      if ('picture' in response) void readPicture(response);
      // Each page that OCR reads has a document's time.
      else if ('ended' in response) patience.refresh();
      else if ('started' in response) return;
      else if (response.id === id && 'read' in response) {
        read.push(response.read);
        patience.refresh();
      } else if (response.id === id) {
        release();
        resolve(read);
      }
    };
    const release = () => {
      patience.end();
      model.abort();
      unwatch();
      signal?.removeEventListener('abort', abort);
      own.off('message', answer).off('error', crash).off('exit', crash);
    };
    const patience = new Patience(timeoutMilliseconds, timeoutMilliseconds * CONTAINER_PATIENCE, tooSlow);
    const unwatch = watchMemory(maxGrowthMegabytes, () => fail(outOfMemory()));
    signal?.addEventListener('abort', abort, { once: true });
    own.on('message', answer).once('error', crash).once('exit', crash);
    const copy = new Uint8Array(bytes);
    own.postMessage({ id, bytes: copy, origin } satisfies ParseRequest, [copy.buffer]);
    return promise;
  };
  return {
    read(bytes, origin, signal) {
      const result = last.then(() => run(bytes, origin, signal));
      last = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}

function withoutRead({ read: _read, ...vision }: VisionModel): ParserSettings['vision'] {
  return vision;
}

function timedOut(milliseconds: number): InvalidInput {
  return new InvalidInput('PARSE_TIMEOUT', `The file took longer than ${milliseconds / 1000} seconds to read.`, 'Split the file, raise the time limit, or exclude it.');
}

const outOfMemory = (cause?: Error) => new InvalidInput('PARSE_CRASHED', 'The file needs more memory than a file may take.', 'Check the file in its own program, split it, or exclude it.', { cause });

function crashed(cause?: Error): InvalidInput {
  if (cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return outOfMemory(cause);
  return new InvalidInput('PARSE_CRASHED', 'The file made the parser stop.', 'Check the file in its own program, split it, or exclude it.', { cause });
}
