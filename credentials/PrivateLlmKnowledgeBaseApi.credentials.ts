import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { CACHE_FIELDS } from '../nodes/shared/cacheFields';
import { ENCRYPTION_FIELDS } from '../nodes/shared/encryptionFields';
import { modelServerFields } from '../nodes/shared/modelServerFields';
import { QDRANT_FIELDS } from '../nodes/shared/qdrantFields';

export class PrivateLlmKnowledgeBaseApi implements ICredentialType {
  name = 'privateLlmKnowledgeBaseApi';

  displayName = 'Private LLM Knowledge Base API';

  icon = { light: 'file:knowledgeBase.svg', dark: 'file:knowledgeBase.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Store',
      name: 'store',
      type: 'options',
      default: 'sqlite',
      options: [
        { name: 'Built In (One SQLite File in the N8n Folder)', value: 'sqlite' },
        { name: 'Qdrant', value: 'qdrant' },
      ],
      description: 'Where the index is kept',
    },
    {
      displayName: 'All Workers Run on This Host',
      name: 'allWorkersOnThisHost',
      type: 'boolean',
      default: false,
      displayOptions: { show: { store: ['sqlite'] } },
      description: 'Whether every n8n worker runs on this host. In queue mode the built-in store is refused otherwise.',
    },
    ...QDRANT_FIELDS,
    ...modelServerFields({
      name: 'embeddings', prefix: 'embedding', displayName: 'Embeddings', title: 'Embedding', none: 'None (Search by Words)', server: 'OpenAI-Compatible Server',
      description: 'The same model must embed the documents and the questions', port: 8081, model: 'BAAI/bge-m3',
    }),
    ...modelServerFields({
      name: 'rerank', prefix: 'rerank', displayName: 'Reranking', title: 'Reranking', none: 'None', server: 'Server With /v1/rerank',
      description: 'A model that reads the question with each passage, for nodes that switch Rerank on', port: 8082, model: 'BAAI/bge-reranker-v2-m3',
    }),
    ...CACHE_FIELDS,
    ...ENCRYPTION_FIELDS,
    {
      displayName: 'Link Template',
      name: 'linkTemplate',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://nas.company.example/files/{path}',
      description: 'Makes the link of a citation: {path} is replaced by the path of the document',
    },
    {
      displayName: 'Snapshot Folder',
      name: 'snapshotFolder',
      type: 'string',
      default: '',
      placeholder: 'e.g. /mnt/backup/private-llm',
      description: 'Where the Embed node puts snapshots: a folder of the n8n host that n8n\'s file nodes may not read. Empty: the folder snapshots beside n8n\'s own data.',
    },
    {
      displayName: 'Tenant',
      name: 'tenant',
      type: 'string',
      default: 'default',
      description: 'Keeps several companies apart in one store. It must equal the tenant of the Directory credential.',
    },
  ];
}
