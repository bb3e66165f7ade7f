import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { StoreKeys } from '../../knowledge/openCodec';
import { INVISIBLE } from '../../principal/AccessRule';
import { inTransaction } from './inTransaction';
import { codecOf } from './settleSealing';
import { writeAccess } from './writeDocument';

type Sealed = StoreKeys & { readonly knowledgeBase: string };

/** What the store's thread does for snapshots. */
export const snapshotProcedures = {
  /** A whole copy as of one moment, for its owner only; others write on meanwhile. */
  copyTo(db: DatabaseSync, { path }: { path: string }): void {
    closeSync(openSync(path, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(path);
  },

  /** Of a copy that has become a generation: nobody may read anything, whichever tenant's, and its version is no longer that of the file it was copied from. */
  hideAll(db: DatabaseSync, scope: Sealed): void {
    if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') throw new ServiceUnavailable('STORE_DAMAGED', 'The snapshot is damaged.', 'Choose an older one.');
    inTransaction(db, () => {
      const codec = codecOf(db, scope);
      for (const { key, id } of db.prepare('SELECT key, id FROM documents').all()) writeAccess(db, codec, { key: Number(key), id: String(id) }, INVISIBLE);
      db.exec('UPDATE identity SET id = lower(hex(randomblob(16)))');
    });
  },
};
