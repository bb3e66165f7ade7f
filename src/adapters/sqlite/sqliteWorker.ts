import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { mapSqliteError } from './mapSqliteError';
import { openDatabase } from './openDatabase';
import type { Procedure, SqliteModule, WorkerOptions } from './SqliteModule';
import { toWire, type WireRequest, type WireResponse } from './wire';

const options = workerData as WorkerOptions;
let open: { db: DatabaseSync; inode: number } | undefined;

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

/** Opens again when someone has removed or restored the file under a running n8n: writing to the old one would be lost. */
function database(module: SqliteModule): DatabaseSync {
  if (open && open.inode === inodeOf(options.path)) return open.db;
  open?.db.close();
  open = undefined;
  const db = openDatabase(options, module);
  open = { db, inode: inodeOf(options.path) ?? -1 };
  return db;
}

function procedureOf(module: SqliteModule, name: string): Procedure {
  const procedure = Object.hasOwn(module.procedures, name) ? module.procedures[name] : undefined;
  if (!procedure) throw new TypeError(`no procedure ${name}`);
  return procedure;
}

async function answer({ id, name, argument }: WireRequest): Promise<WireResponse> {
  try {
    const module = (await import(options.modulePath)) as SqliteModule;
    const procedure = procedureOf(module, name);
    return { id, result: procedure(database(module), argument as never) };
  } catch (error) {
    return { id, error: toWire(mapSqliteError(error, options.path)) };
  }
}

let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: WireRequest | 'close') => {
  last = last.then(async () => {
    if (request !== 'close') return parentPort?.postMessage(await answer(request));
    open?.db.close();
    parentPort?.close();
  });
});
