import type { DatabaseSync } from 'node:sqlite';
import type { Codec } from '../../knowledge/Codec';
import { refuseOtherKey } from '../../knowledge/openCodec';
import { prepared } from './prepared';

/** Throws unless the file was made with this key, or plain where there is none; a file without a document has not decided yet. */
export function checkSealing(db: DatabaseSync, knowledgeBase: string, codec: Codec): void {
  const row = prepared(db, 'SELECT key_check FROM sealing').get();
  if (row) refuseOtherKey(knowledgeBase, String(row.key_check), codec);
}

/** Decides with the first document, and holds every later one to it; part of the caller's transaction. */
export function settleSealing(db: DatabaseSync, knowledgeBase: string, codec: Codec): void {
  prepared(db, 'INSERT OR IGNORE INTO sealing (one, key_check) VALUES (1, ?)').run(codec.keyCheck ?? '');
  checkSealing(db, knowledgeBase, codec);
}

/** Whether the file is sealed; false where nothing has decided it yet. */
export function isSealed(db: DatabaseSync): boolean {
  return Boolean(prepared(db, 'SELECT key_check FROM sealing').get()?.key_check);
}
