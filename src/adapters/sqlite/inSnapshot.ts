import type { DatabaseSync } from 'node:sqlite';

/** Several reads as of one moment, whatever another process writes meanwhile; takes no lock that a writer would wait for. */
export function inSnapshot<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('COMMIT');
  }
}
