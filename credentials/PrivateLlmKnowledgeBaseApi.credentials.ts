import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const when = (field: string, value: string): INodeProperties['displayOptions'] => ({ show: { [field]: [value] } });

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
      description: 'A read-only key is enough for nodes that only ask',
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
