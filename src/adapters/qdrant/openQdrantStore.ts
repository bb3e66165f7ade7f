import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { KnowledgeStore } from '../../knowledge/KnowledgeStore';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { QdrantCollection } from './QdrantCollection';
import { QdrantConnection } from './QdrantConnection';
import { QdrantKnowledgeStore } from './QdrantKnowledgeStore';

/** The knowledge base behind the alias `kb_<name>` of a Qdrant server, made by the first document; nothing is asked before the first call. */
export function openQdrantStore(configuration: Extract<KnowledgeBaseConfiguration, { kind: 'qdrant' }>): KnowledgeStore {
  const collection = new QdrantCollection(new QdrantConnection(configuration), checkKnowledgeBaseName(configuration.knowledgeBase), configuration.cluster);
  return new QdrantKnowledgeStore(collection, { tenant: configuration.tenant, model: configuration.embeddings?.model });
}
