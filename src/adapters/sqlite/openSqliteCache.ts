import { join } from 'node:path';
import type { Cache } from '../../knowledge/Cache';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { procedures } from './cacheModule';
import { SqliteFile } from './SqliteFile';

/** The cache file `<folder>/<name>.cache.sqlite` of a knowledge base, made by its first use; it may be deleted at any time n8n does not run. */
export function openSqliteCache(folder: string, knowledgeBase: string, now: () => number = Date.now): Cache {
  const path = join(folder, `${checkKnowledgeBaseName(knowledgeBase)}.cache.sqlite`);
  const file = new SqliteFile<typeof procedures>({ path, modulePath: join(__dirname, 'cacheModule.js') });
  return {
    get: (key) => file.call('get', { key, now: now() }),
    set: (key, value, seconds) => file.call('set', { key, value, seconds, now: now() }),
    close: async () => file.close(),
  };
}
