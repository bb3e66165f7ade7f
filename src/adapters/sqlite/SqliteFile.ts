import { join, resolve } from 'node:path';
import { refuseOldNode } from './refuseOldNode';
import type { Procedure, Synchronous, WorkerOptions } from './SqliteModule';
import { SqliteThread } from './SqliteThread';

export interface SqliteFileOptions {
  readonly path: string;
  /** Absolute path of the compiled module that holds the migrations and procedures. */
  readonly modulePath: string;
  readonly synchronous?: Synchronous;
  readonly busyTimeout?: number;
  /** Milliseconds that the thread stays after the last holder has closed. */
  readonly idle?: number;
}

interface Shared {
  readonly thread: SqliteThread;
  holders: number;
  timer?: NodeJS.Timeout;
}

/** One thread per file in this process; connections only, never anything of a request. */
const threads = new Map<string, Shared>();

function forget(path: string, shared: Shared): void {
  if (threads.get(path) === shared) threads.delete(path);
}

function share(options: WorkerOptions): Shared {
  const existing = threads.get(options.path);
  if (existing) return existing;
  const made: Shared = { thread: new SqliteThread(join(__dirname, 'sqliteWorker.js'), options, () => forget(options.path, made)), holders: 0 };
  threads.set(options.path, made);
  return made;
}

/**
 * A SQLite file that is read and written in one worker thread per file and process, never on n8n's event loop.
 * `P` is the type of the module's procedures; the file is opened by the first call and closed when nobody has held it for a while.
 */
export class SqliteFile<P extends Readonly<Record<string, Procedure>>> {
  private readonly worker: WorkerOptions;
  private readonly idle: number;
  private held?: Shared;
  private closed = false;

  constructor(options: SqliteFileOptions, nodeVersion: string = process.versions.node) {
    refuseOldNode(nodeVersion);
    this.worker = { path: resolve(options.path), modulePath: options.modulePath, synchronous: options.synchronous ?? 'NORMAL', busyTimeout: options.busyTimeout ?? 10_000 };
    this.idle = options.idle ?? 10_000;
  }

  /** Runs one procedure in the thread, after all earlier calls. Rejects with a PrivateLlmError, or with the signal's reason before it starts. */
  async call<K extends keyof P & string>(name: K, argument: Parameters<P[K]>[1], signal?: AbortSignal): Promise<ReturnType<P[K]>> {
    signal?.throwIfAborted();
    return (await this.hold().thread.call(name, argument)) as ReturnType<P[K]>;
  }

  /** Lets go of the file; calls under way still end. */
  close(): void {
    this.closed = true;
    const held = this.held;
    this.held = undefined;
    if (!held || --held.holders > 0) return;
    held.timer = setTimeout(() => this.stop(held), this.idle).unref();
  }

  private hold(): Shared {
    if (this.closed) throw new TypeError('this SqliteFile is closed');
    if (this.held?.thread.alive) return this.held;
    const shared = share(this.worker);
    clearTimeout(shared.timer);
    shared.holders++;
    return (this.held = shared);
  }

  private stop(shared: Shared): void {
    if (shared.holders > 0) return;
    forget(this.worker.path, shared);
    shared.thread.stop();
  }
}
