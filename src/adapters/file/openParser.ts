import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Format } from '../../document/formatOf';
import type { ParsedSource } from '../../document/ParsedSource';
import { InvalidInput } from '../../errors/InvalidInput';

export interface ParseRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly format: Format | undefined;
}

export type ParseResponse = { readonly id: number } & ({ readonly parsed: ParsedSource } | { readonly error: { readonly code: string; readonly message: string; readonly todo: string } });

/** Parses one file at a time away from the event loop. */
export interface FileParser {
  parse(bytes: Uint8Array, format: Format | undefined, signal?: AbortSignal): Promise<ParsedSource>;
  close(): Promise<void>;
}

export interface ParserOptions {
  /** For one file. */
  readonly timeoutMilliseconds?: number;
  readonly maxHeapMegabytes?: number;
  /** The worker's script; only tests name another. */
  readonly script?: string;
}

/** A parser in one worker thread, which is replaced when a file makes it crash, run out of memory or take too long; the next file is read as if nothing had been. */
export function openParser({ timeoutMilliseconds = 60_000, maxHeapMegabytes = 512, script = join(__dirname, 'parserWorker.js') }: ParserOptions = {}): FileParser {
  let worker: Worker | undefined;
  let nextId = 0;
  let last: Promise<unknown> = Promise.resolve();
  const start = () => {
    if (worker) return worker;
    const own = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes }, stdout: true, stderr: true });
    // One that dies between two files is replaced by the next.
    own.on('error', () => {}).on('exit', () => worker === own && (worker = undefined));
    return (worker = own);
  };
  const stop = async () => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const run = (bytes: Uint8Array, format: Format | undefined, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<ParsedSource>();
    const own = start();
    const id = nextId++;
    const fail = (error: unknown) => {
      release();
      void stop().finally(() => reject(error));
    };
    const abort = () => fail(signal?.reason);
    const crash = (cause?: unknown) => fail(crashed(cause instanceof Error ? cause : undefined));
    const answer = (response: ParseResponse) => {
      if (response.id !== id) return;
      release();
      if ('parsed' in response) resolve(response.parsed);
      else reject(new InvalidInput(response.error.code, response.error.message, response.error.todo));
    };
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      own.off('message', answer).off('error', crash).off('exit', crash);
    };
    const timer = setTimeout(() => fail(timedOut(timeoutMilliseconds)), timeoutMilliseconds);
    signal?.addEventListener('abort', abort, { once: true });
    own.on('message', answer).once('error', crash).once('exit', crash);
    const copy = new Uint8Array(bytes);
    own.postMessage({ id, bytes: copy, format } satisfies ParseRequest, [copy.buffer]);
    return promise;
  };
  return {
    parse(bytes, format, signal) {
      const result = last.then(() => run(bytes, format, signal));
      last = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}

function timedOut(milliseconds: number): InvalidInput {
  return new InvalidInput('PARSE_TIMEOUT', `The file took longer than ${milliseconds / 1000} seconds to read.`, 'Split the file, raise the time limit, or exclude it.');
}

function crashed(cause?: Error): InvalidInput {
  const memory = cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new InvalidInput('PARSE_CRASHED', memory ? 'The file needs more memory than a file may take.' : 'The file made the parser stop.', 'Check the file in its own program, split it, or exclude it.', { cause });
}
