import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class PrivateLlmModelApi implements ICredentialType {
  name = 'privateLlmModelApi';

  displayName = 'Private LLM Model API';

  icon = { light: 'file:model.svg', dark: 'file:model.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://gpu1.company.example:8000/v1',
      description: 'A server with the OpenAI API: vLLM, llama.cpp, Ollama',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
    {
      displayName: 'Allowed Models',
      name: 'allowedModels',
      type: 'string',
      typeOptions: { rows: 2 },
      default: '',
      placeholder: 'e.g. Qwen/Qwen3-14B, google/gemma-3-12b-it',
      description: 'Only these models may be used, separated by commas. Empty means none.',
    },
    {
      displayName: 'Timeout (Seconds)',
      name: 'timeout',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 120,
      description: 'How long one request may take',
    },
    {
      displayName: 'Retries',
      name: 'retries',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 10 },
      default: 2,
      description: 'How often a request is tried again when the server is busy',
    },
  ];
}
