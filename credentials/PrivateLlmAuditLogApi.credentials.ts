import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class PrivateLlmAuditLogApi implements ICredentialType {
  name = 'privateLlmAuditLogApi';

  displayName = 'Private LLM Audit Log API';

  icon = { light: 'file:auditLog.svg', dark: 'file:auditLog.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Encryption Key',
      name: 'encryptionKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. the output of: openssl rand -base64 32',
      description: 'Encrypts the questions and answers that are kept: 32 bytes in base64. Without it they cannot be read again.',
    },
    {
      displayName: 'Pseudonym Key',
      name: 'pseudonymKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. the output of: openssl rand -base64 32',
      description: 'Turns people into pseudonyms: 32 bytes in base64, different from the encryption key',
    },
    {
      displayName: 'Tenant',
      name: 'tenant',
      type: 'string',
      default: '',
      placeholder: 'e.g. default',
      description: 'Whose records the node Audit Log finds and writes, as the Directory credential names the tenant. Empty finds those of all. Records of questions bear the tenant of whoever asks.',
    },
    {
      displayName: 'All Workers Run on This Host',
      name: 'allWorkersOnThisHost',
      type: 'boolean',
      default: false,
      description: 'Whether every n8n worker runs on this host. In queue mode the built-in log is refused otherwise.',
    },
  ];
}
