import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { VAULT_FIELDS } from '../nodes/shared/vaultFields';

export class PrivateLlmPiiKeyApi implements ICredentialType {
  name = 'privateLlmPiiKeyApi';

  displayName = 'Private LLM PII Key API';

  icon = { light: 'file:piiKey.svg', dark: 'file:piiKey.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Key',
      name: 'key',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. the output of: openssl rand -base64 32',
      description: 'Makes hashes and pseudonyms, and encrypts what restores them: 32 bytes in base64. With another key nothing can be restored.',
    },
    ...VAULT_FIELDS,
  ];
}
