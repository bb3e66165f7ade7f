import type { DatabaseSync } from 'node:sqlite';
import type { Codec } from '../../knowledge/Codec';
import { chooseCodec, type StoreKeys } from '../../knowledge/openCodec';
import { prepared } from './prepared';

function storedCheck(db: DatabaseSync): string | undefined {
  const row = prepared(db, 'SELECT key_check FROM sealing').get();
  return row && String(row.key_check);
}

/** The codec of the file; throws unless it was made with a key of the credential, or plain where there is none. A file without a document has not decided yet. */
export function codecOf(db: DatabaseSync, { knowledgeBase, ...keys }: StoreKeys & { readonly knowledgeBase: string }): Codec {
  return chooseCodec(knowledgeBase, storedCheck(db), keys);
}

/** Decides with the first document, and holds every later one to it; part of the caller's transaction. */
export function settleSealing(db: DatabaseSync, scope: StoreKeys & { readonly knowledgeBase: string }): Codec {
  const codec = codecOf(db, scope);
  prepared(db, 'INSERT OR IGNORE INTO sealing (one, key_check) VALUES (1, ?)').run(codec.keyCheck ?? '');
  return codec;
}

/** Whether the file is sealed; false where nothing has decided it yet. */
export function isSealed(db: DatabaseSync): boolean {
  return Boolean(storedCheck(db));
}
