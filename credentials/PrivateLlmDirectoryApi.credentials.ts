import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { LDAP_FIELDS } from '../nodes/shared/ldapFields';
import { TOKEN_FIELDS } from '../nodes/shared/tokenFields';

export class PrivateLlmDirectoryApi implements ICredentialType {
  name = 'privateLlmDirectoryApi';

  displayName = 'Private LLM Directory API';

  icon = { light: 'file:directory.svg', dark: 'file:directory.dark.svg' } as const;

  documentationUrl = 'https://github.com/n8n-nodes-private-llm/n8n-nodes-private-llm#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Directory',
      name: 'directory',
      type: 'options',
      default: 'file',
      options: [
        { name: 'Directory File', value: 'file', description: 'A YAML file that IT edits' },
        { name: 'LDAP or Active Directory', value: 'ldap', description: 'Over LDAPS or StartTLS' },
        { name: 'Tokens of an Issuer', value: 'token', description: 'Groups stand in OpenID Connect tokens; nothing else is asked' },
      ],
      description: 'Where people and groups are kept',
    },
    {
      displayName: 'Directory File',
      name: 'path',
      type: 'string',
      default: '',
      placeholder: 'e.g. /etc/private-llm/directory.yaml',
      description: 'The YAML file with people, their logins and their groups. It is read again whenever it changes.',
      displayOptions: { show: { directory: ['file'] } },
    },
    ...LDAP_FIELDS,
    ...TOKEN_FIELDS,
    {
      displayName: 'Subject Claim',
      name: 'subjectClaim',
      type: 'string',
      default: 'sub',
      placeholder: 'e.g. sub',
      description: 'The claim of a JWT that names the person. Together with the issuer it must match a login in the directory.',
    },
    {
      displayName: 'N8n Users Are Known By',
      name: 'n8nUsersKnownBy',
      type: 'options',
      default: 'id',
      options: [
        { name: 'User ID', value: 'id', description: 'Cannot be changed by the user' },
        { name: 'E-Mail', value: 'email', description: 'Only where users cannot change their own e-mail in n8n, as with SSO or LDAP login' },
      ],
      description: 'What the directory lists as the subject of the issuer "n8n"',
    },
    {
      displayName: 'Allow Typed Askers',
      name: 'allowTyped',
      type: 'boolean',
      default: false,
      description: 'Whether a workflow may name the asker itself. Anyone who can edit such a workflow can then ask as any person, test runs included.',
    },
    {
      displayName: 'Mail Server Name',
      name: 'mailServer',
      type: 'string',
      default: '',
      placeholder: 'e.g. mx.company.example',
      description: 'The name with which your mail server begins its Authentication-Results lines. Only what it says there is believed about the sender of a mail; it must remove lines of that name from mails that come in (RFC 8601). Empty: every sender counts as the public.',
    },
    {
      displayName: 'Policy File',
      name: 'policyPath',
      type: 'string',
      default: '',
      placeholder: 'e.g. /etc/private-llm/policy.yaml',
      description: 'Who may ask when, what, how much, and what is taken out of answers. Empty means that all whom the directory knows may ask, within their rights.',
    },
    {
      displayName: 'Tenant',
      name: 'tenant',
      type: 'string',
      default: 'default',
      description: 'It must equal the tenant of the Knowledge Base credential',
    },
    {
      displayName: 'All Workers Run on This Host',
      name: 'allWorkersOnThisHost',
      type: 'boolean',
      default: false,
      description: 'Whether every n8n worker runs on this host. API tokens and limits are kept in a file, which queue mode refuses otherwise.',
    },
  ];
}
