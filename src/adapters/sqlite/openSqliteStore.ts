import { join } from 'node:path';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { KnowledgeStore } from '../../knowledge/KnowledgeStore';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { answeringGeneration, generationPath } from './generationFiles';
import type { procedures } from './knowledgeModule';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';
import { SqliteKnowledgeStore } from './SqliteKnowledgeStore';

/** The generation of a knowledge base that answers, or the one that is named: a SQLite file in the folder, made by its first use. Refused in queue mode unless all workers run on this host, and on a Node without node:sqlite. */
export function openSqliteStore(configuration: Extract<KnowledgeBaseConfiguration, { kind: 'sqlite' }>): KnowledgeStore {
  refuseQueueMode(configuration);
  const knowledgeBase = checkKnowledgeBaseName(configuration.knowledgeBase);
  const { folder, generation = answeringGeneration(folder, knowledgeBase) } = configuration;
  const path = generationPath(folder, knowledgeBase, generation);
  const file = new SqliteFile<typeof procedures>({ path, modulePath: join(__dirname, 'knowledgeModule.js') });
  const { tenant, encryptionKey, formerEncryptionKey, embeddings } = configuration;
  return new SqliteKnowledgeStore(file, { knowledgeBase, tenant, encryptionKey, formerEncryptionKey, model: embeddings?.model });
}
