import type { INodeProperties } from 'n8n-workflow';
import { askerFields } from '../shared/askerFields';

const show = (values: Record<string, (string | number)[]> = {}): INodeProperties['displayOptions'] => ({ show: { operation: ['restore'], ...values } });

/** The form of Restore. */
export const RESTORE_FIELDS: INodeProperties[] = [
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.text }}',
    required: true,
    description: 'The text with aliases, a model\'s answer for instance',
    displayOptions: show(),
  },
  {
    displayName: 'Values From',
    name: 'valuesFrom',
    type: 'options',
    default: 'token',
    displayOptions: show(),
    options: [
      { name: 'Token', value: 'token', description: 'The token that Clean gave with its text' },
      { name: 'Vault', value: 'vault', description: 'The encrypted file that Clean kept its aliases in' },
      { name: 'The Text Itself', value: 'text', description: 'Values that the method Encrypt put into it' },
    ],
  },
  {
    displayName: 'Token',
    name: 'token',
    type: 'string',
    typeOptions: { password: true },
    default: '={{ $json.piiToken }}',
    required: true,
    description: 'The encrypted token that Clean gave with its text',
    displayOptions: show({ valuesFrom: ['token'] }),
  },
  {
    displayName: 'Tenant',
    name: 'tenant',
    type: 'string',
    default: 'default',
    placeholder: 'e.g. default',
    description: 'The tenant that Clean worked for',
    displayOptions: show(),
  },
  {
    displayName: 'Who May Restore',
    name: 'mayRestore',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. group:hr, user:wang',
    description: 'People and groups of the directory that may have values back, separated by commas; each try is recorded in the audit log, refusals too',
    displayOptions: show({ '@version': [1.1] }),
  },
  {
    displayName: 'Choose an Audit Log credential to have it recorded who got data back. Without one it is not.',
    name: 'restoreNotice',
    type: 'notice',
    default: '',
    displayOptions: show({ '@version': [1] }),
  },
  ...askerFields(show()),
];
