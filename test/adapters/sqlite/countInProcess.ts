import { join } from 'node:path';
import { SqliteFile } from '../../../src/adapters/sqlite/SqliteFile';
import type { procedures } from './counterModule';

/** A process of its own: adds one, n times, then ends by itself although the thread is still there. */
async function main(path: string, times: number): Promise<void> {
  const file = new SqliteFile<typeof procedures>({ path, modulePath: join(__dirname, 'counterModule.js'), idle: 60_000 });
  for (let i = 0; i < times; i++) await file.call('add', { name: 'shared', by: 1 });
  file.close();
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
