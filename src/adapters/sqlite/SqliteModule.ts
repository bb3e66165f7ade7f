import type { DatabaseSync } from 'node:sqlite';

/** Brings a file from the version that is its index in the table to the next; runs in one transaction, after a backup. */
export type Migration = (db: DatabaseSync) => void;

/** Runs inside the worker, one at a time, in the order of the calls. Argument and result must survive structured cloning. */
export type Procedure = (db: DatabaseSync, argument: never) => unknown;

/** What a procedure module exports: the schema's history, oldest first, and what can be called. */
export interface SqliteModule {
  readonly migrations: readonly Migration[];
  readonly procedures: Readonly<Record<string, Procedure>>;
}

/** NORMAL may lose the last commits at a power cut, never consistency; FULL has each commit on disk before it returns. */
export type Synchronous = 'NORMAL' | 'FULL';

/** What the worker is told when it starts. */
export interface WorkerOptions {
  readonly path: string;
  readonly modulePath: string;
  readonly synchronous: Synchronous;
  /** Milliseconds to wait for another process's lock. */
  readonly busyTimeout: number;
}
