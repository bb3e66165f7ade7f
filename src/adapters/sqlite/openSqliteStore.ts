import { join } from 'node:path';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { KnowledgeStore } from '../../knowledge/KnowledgeStore';
import type { KnowledgeBaseConfiguration } from '../configuration';
import type { procedures } from './knowledgeModule';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';
import { SqliteKnowledgeStore } from './SqliteKnowledgeStore';

/** The knowledge base `<folder>/<name>.sqlite`, made by its first use. Refused in queue mode unless all workers run on this host, and on a Node without node:sqlite. */
export function openSqliteStore(configuration: Extract<KnowledgeBaseConfiguration, { kind: 'sqlite' }>): KnowledgeStore {
  refuseQueueMode(configuration);
  const knowledgeBase = checkKnowledgeBaseName(configuration.knowledgeBase);
  const path = join(configuration.folder, `${knowledgeBase}.sqlite`);
  const file = new SqliteFile<typeof procedures>({ path, modulePath: join(__dirname, 'knowledgeModule.js') });
  const { tenant, encryptionKey, embeddings } = configuration;
  return new SqliteKnowledgeStore(file, { knowledgeBase, tenant, encryptionKey, model: embeddings?.model });
}
