import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isBusy } from './mapSqliteError';
import { migrate } from './migrate';
import type { SqliteModule, WorkerOptions } from './SqliteModule';

/** SQLite's own files beside it (-wal, -shm) take the mode of the file, so it is made before SQLite would make it. */
function makePrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Changing to WAL does not wait for the busy timeout when several processes open a new file at once. */
function useWal(db: DatabaseSync, busyTimeout: number): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 20) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= busyTimeout) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
  }
}

/** Opens the file for its owner only (0600 in a folder 0700), in WAL mode, at the newest schema version. Runs in the worker. */
export function openDatabase(options: WorkerOptions, module: SqliteModule): DatabaseSync {
  // Not an import: on an older Node that must fail as a message about Node, not as a module that cannot be found.
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
  makePrivateFile(options.path);
  const db = new Database(options.path, { timeout: options.busyTimeout });
  try {
    useWal(db, options.busyTimeout);
    db.exec(`PRAGMA synchronous = ${options.synchronous}`);
    migrate(db, options.path, module.migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
