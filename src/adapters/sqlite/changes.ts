import type { DatabaseSync } from 'node:sqlite';
import { prepared } from './prepared';

/** Notes that a document's chunks or rights are others now; part of the caller's transaction. */
export function noteChange(db: DatabaseSync, document: number): void {
  prepared(db, 'INSERT OR REPLACE INTO changes (document) VALUES (?)').run(document);
}

/** Grows with every change by whichever process; what was read at one version is as of that version. */
export function versionOf(db: DatabaseSync): number {
  return Number(prepared(db, 'SELECT coalesce(max(seq), 0) AS seq FROM changes').get()?.seq);
}

/** Keys of the documents that changed after a version, also of those that are gone. */
export function changedSince(db: DatabaseSync, version: number): number[] {
  return prepared(db, 'SELECT document FROM changes WHERE seq > ?').all(version).map(({ document }) => Number(document));
}
