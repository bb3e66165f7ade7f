import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { KnowledgeStore } from '../../knowledge/KnowledgeStore';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { QdrantCollection } from './QdrantCollection';
import { QdrantConnection } from './QdrantConnection';
import { QdrantKnowledgeStore } from './QdrantKnowledgeStore';

/** The knowledge base behind the alias `kb_<name>` of a Qdrant server, or one of its generations, made by the first document; nothing is asked before the first call. */
export function openQdrantStore(configuration: Extract<KnowledgeBaseConfiguration, { kind: 'qdrant' }>): KnowledgeStore {
  const { generation, cluster, encryptionKey, formerEncryptionKey, tenant, embeddings } = configuration;
  const collection = new QdrantCollection(new QdrantConnection(configuration), { name: checkKnowledgeBaseName(configuration.knowledgeBase), generation, cluster, keys: { encryptionKey, formerEncryptionKey } });
  return new QdrantKnowledgeStore(collection, { tenant, model: embeddings?.model });
}
