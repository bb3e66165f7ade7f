import type { DatabaseSync } from 'node:sqlite';
import { migrations as first, procedures } from './counterModule';

export const migrations = [...first, (db: DatabaseSync) => db.exec('ALTER TABLE counter ADD COLUMN unit TEXT')];
export { procedures };
