import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const when = (field: string, value: string | boolean): INodeProperties['displayOptions'] => ({ show: { [field]: [value] } });

const inCluster: INodeProperties['displayOptions'] = { show: { store: ['qdrant'], qdrantCluster: [true] } };

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
      displayOptions: when('store', 'sqlite'),
      description: 'Whether every n8n worker runs on this host. In queue mode the built-in store is refused otherwise.',
    },
    {
      displayName: 'Qdrant URL',
      name: 'url',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://qdrant.company.example:6333',
      displayOptions: when('store', 'qdrant'),
    },
    {
      displayName: 'Qdrant API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('store', 'qdrant'),
      description: 'For nodes that index it must be a key that may write; a read-only one is enough for nodes that only ask',
    },
    {
      displayName: 'Qdrant Query API Key',
      name: 'queryApiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('store', 'qdrant'),
      description: 'A read-only key for everything that only reads, so that the other one is sent with writes alone. Empty: the other one serves for both.',
    },
    {
      displayName: 'Qdrant Runs as a Cluster',
      name: 'qdrantCluster',
      type: 'boolean',
      default: false,
      displayOptions: when('store', 'qdrant'),
      description: 'Whether new knowledge bases are spread over several Qdrant nodes',
    },
    {
      displayName: 'Shards',
      name: 'shards',
      type: 'number',
      default: 2,
      typeOptions: { minValue: 1, maxValue: 1000 },
      displayOptions: inCluster,
      description: 'Parts of a new knowledge base; as many as there are Qdrant nodes, or a multiple of it. A rebuild changes it.',
    },
    {
      displayName: 'Replicas',
      name: 'replicas',
      type: 'number',
      default: 2,
      typeOptions: { minValue: 1, maxValue: 100 },
      displayOptions: inCluster,
      description: 'Copies of each part on different Qdrant nodes; with two, one node may fail',
    },
    {
      displayName: 'Confirmed by',
      name: 'writeConsistency',
      type: 'number',
      default: 1,
      typeOptions: { minValue: 1, maxValue: 100 },
      displayOptions: inCluster,
      description: 'Replicas that must have a write before it counts as done. More is safer, but nothing is written while fewer answer.',
    },
    {
      displayName: 'Embeddings',
      name: 'embeddings',
      type: 'options',
      default: 'none',
      options: [
        { name: 'None (Search by Words)', value: 'none' },
        { name: 'OpenAI-Compatible Server', value: 'server' },
      ],
      description: 'The same model must embed the documents and the questions',
    },
    {
      displayName: 'Embedding Base URL',
      name: 'embeddingBaseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://gpu1.company.example:8081/v1',
      displayOptions: when('embeddings', 'server'),
    },
    {
      displayName: 'Embedding Model',
      name: 'embeddingModel',
      type: 'string',
      default: '',
      placeholder: 'e.g. BAAI/bge-m3',
      displayOptions: when('embeddings', 'server'),
    },
    {
      displayName: 'Embedding API Key',
      name: 'embeddingApiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('embeddings', 'server'),
    },
    {
      displayName: 'Reranking',
      name: 'rerank',
      type: 'options',
      default: 'none',
      options: [
        { name: 'None', value: 'none' },
        { name: 'Server With /v1/rerank', value: 'server' },
      ],
      description: 'A model that reads the question with each passage, for nodes that switch Rerank on',
    },
    {
      displayName: 'Reranking Base URL',
      name: 'rerankBaseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://gpu1.company.example:8082/v1',
      displayOptions: when('rerank', 'server'),
    },
    {
      displayName: 'Reranking Model',
      name: 'rerankModel',
      type: 'string',
      default: '',
      placeholder: 'e.g. BAAI/bge-reranker-v2-m3',
      displayOptions: when('rerank', 'server'),
    },
    {
      displayName: 'Reranking API Key',
      name: 'rerankApiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('rerank', 'server'),
    },
    {
      displayName: 'Encrypt at Rest',
      name: 'encrypted',
      type: 'boolean',
      default: false,
      description: 'Whether the store holds no readable text: it is decided when a knowledge base is made, and a rebuild changes it',
    },
    {
      displayName: 'Texts, titles, paths and metadata are encrypted and words are keyed. Dense vectors are not: whoever has them and the embedding model can guess what a text is about, and how often a word occurs can be counted. Encrypt the disks too. Without the key nothing can be read again.',
      name: 'encryptedNotice',
      type: 'notice',
      default: '',
      displayOptions: when('encrypted', true),
    },
    {
      displayName: 'Encryption Key',
      name: 'encryptionKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('encrypted', true),
      description: 'Make one with: openssl rand -base64 32. To change it, rebuild the knowledge base with a credential that has the new one.',
    },
    {
      displayName: 'Former Encryption Key',
      name: 'formerEncryptionKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: when('encrypted', true),
      description: 'Only while a rebuild changes the key: the key until now, or none where the knowledge base was not encrypted. Empty it when the old generations are gone.',
    },
    {
      displayName: 'Link Template',
      name: 'linkTemplate',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://nas.company.example/files/{path}',
      description: 'Makes the link of a citation: {path} is replaced by the path of the document',
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
