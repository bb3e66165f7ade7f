import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class PrivateLlmWebDavApi implements ICredentialType {
  name = 'privateLlmWebDavApi';

  displayName = 'Private LLM WebDAV API';

  icon = { light: 'file:webDav.svg', dark: 'file:webDav.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://cloud.company.example/remote.php/dav/files/n8n/',
      description: 'Nextcloud: Files, Settings, WebDAV. Synology: https://HOST:5006/SHARE/, with the package WebDAV Server.',
    },
    {
      displayName: 'User',
      name: 'user',
      type: 'string',
      default: '',
      placeholder: 'e.g. n8n',
      description: 'A service account that may read the documents and nothing else',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'For Nextcloud an app password (Settings, Security)',
    },
    {
      displayName: 'Certificate Is Signed By',
      name: 'ca',
      type: 'options',
      default: 'system',
      options: [{ name: 'A CA File', value: 'file' }, { name: 'A CA Pasted Here', value: 'text' }, { name: 'A Public CA', value: 'system', description: 'One that Node.js knows' }],
      description: 'Who vouches for the server',
    },
    {
      displayName: 'CA File',
      name: 'caFile',
      type: 'string',
      default: '',
      placeholder: 'e.g. /etc/private-llm/ca.pem',
      displayOptions: { show: { ca: ['file'] } },
    },
    {
      displayName: 'CA Certificate',
      name: 'caText',
      type: 'string',
      typeOptions: { rows: 4 },
      default: '',
      placeholder: '-----BEGIN CERTIFICATE-----',
      displayOptions: { show: { ca: ['text'] } },
    },
    {
      displayName: 'Allow Plain HTTP',
      name: 'allowPlainHttp',
      type: 'boolean',
      default: false,
      description: 'Whether the password and the documents may travel unencrypted. Only for a network that nobody else can listen to; for this machine itself it needs no leave.',
    },
  ];
}
