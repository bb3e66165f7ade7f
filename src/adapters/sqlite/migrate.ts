import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { inTransaction } from './inTransaction';
import type { Migration } from './SqliteModule';

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** Written under another name first, so that a backup that exists is a whole one. */
function backUp(db: DatabaseSync, path: string, version: number): void {
  const target = `${path}.v${version}.backup`;
  const unfinished = `${target}.${process.pid}`;
  db.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, target);
}

/** Brings the file to the newest version: an older one after a backup beside it (`<file>.v<version>.backup`), a newer one is refused. */
export function migrate(db: DatabaseSync, path: string, migrations: readonly Migration[]): void {
  const found = versionOf(db);
  if (found > migrations.length)
    throw new ConfigurationError(
      'STORE_NEWER',
      `${basename(path)} has schema version ${found}; this version of the package knows ${migrations.length}.`,
      'Update n8n-nodes-private-llm, or restore a backup made by this version.',
    );
  if (found === migrations.length) return;
  if (found > 0) backUp(db, path, found);
  inTransaction(db, () => {
    // Another process may have migrated while this one waited for the lock.
    for (const migration of migrations.slice(versionOf(db))) migration(db);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
