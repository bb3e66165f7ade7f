import { Worker } from 'node:worker_threads';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { WorkerOptions } from './SqliteModule';
import { fromWire, type WireResponse } from './wire';

/** Rows pass through quickly: more room for young objects costs memory and saves no time. */
const YOUNG_MEGABYTES = 24;

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The n8n side of the worker: numbers the calls, settles them, and keeps the process alive only while one is under way. */
export class SqliteThread {
  alive = true;
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending>();
  private next = 1;

  constructor(
    script: string,
    private readonly options: WorkerOptions,
    private readonly onEnd: () => void,
  ) {
    this.worker = new Worker(script, { workerData: options, execArgv: ['--disable-warning=ExperimentalWarning'], name: 'private-llm sqlite', resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    this.worker.unref();
    this.worker.on('message', (response: WireResponse) => this.settle(response));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end());
  }

  call(name: string, argument: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.next++;
      // Posting first: what cannot be cloned throws here and must not leave a call open.
      this.worker.postMessage({ id, name, argument });
      this.pending.set(id, { resolve, reject });
      this.worker.ref();
    });
  }

  /** After the calls under way, closes the file and ends the thread. */
  stop(): void {
    this.worker.postMessage('close');
  }

  private settle(response: WireResponse): void {
    const call = this.pending.get(response.id);
    this.pending.delete(response.id);
    if (this.pending.size === 0) this.worker.unref();
    if ('error' in response) call?.reject(fromWire(response.error));
    else call?.resolve(response.result);
  }

  private end(cause?: unknown): void {
    if (!this.alive) return;
    this.alive = false;
    this.onEnd();
    const error = new ServiceUnavailable('STORE_STOPPED', `The thread that holds ${this.options.path} has stopped.`, 'Run this again; what was committed is kept.', { cause });
    for (const call of this.pending.values()) call.reject(error);
    this.pending.clear();
  }
}
