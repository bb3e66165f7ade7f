import type { DatabaseSync } from 'node:sqlite';
import { InvalidInput } from '../../../src/errors/InvalidInput';
import { inTransaction } from '../../../src/adapters/sqlite/inTransaction';

export const migrations = [(db: DatabaseSync) => db.exec('CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT')];

/** The smallest module that the plumbing can be tested with. */
export const procedures = {
  add(db: DatabaseSync, { name, by }: { name: string; by: number }): number {
    return inTransaction(db, () => {
      db.prepare('INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value').run(name, by);
      return Number(db.prepare('SELECT value FROM counter WHERE name = ?').get(name)?.value);
    });
  },
  pragma: (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0],
  refuse(): never {
    throw new InvalidInput('TEST', 'refused', 'ask otherwise');
  },
  halfThenFail(db: DatabaseSync, name: string): void {
    inTransaction(db, () => {
      db.prepare('INSERT INTO counter (name, value) VALUES (?, 1)').run(name);
      db.prepare('INSERT INTO counter (name, value) VALUES (?, NULL)').run('other');
    });
  },
  stop: (): never => process.exit(3),
};
