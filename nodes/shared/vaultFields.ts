import type { INodeProperties } from 'n8n-workflow';

const onServer: INodeProperties['displayOptions'] = { show: { vault: ['postgres'] } };

/** The fields of a PII Key credential that say where aliases are kept with their values. */
export const VAULT_FIELDS: INodeProperties[] = [
  {
    displayName: 'Vault',
    name: 'vault',
    type: 'options',
    default: 'sqlite',
    options: [
      { name: 'Built In (One SQLite File in the N8n Folder)', value: 'sqlite' },
      { name: 'PostgreSQL', value: 'postgres' },
    ],
    description: 'Where aliases are kept with their values, encrypted with the key, by nodes that do not put them into a token',
  },
  {
    displayName: 'All Workers Run on This Host',
    name: 'allWorkersOnThisHost',
    type: 'boolean',
    default: false,
    displayOptions: { show: { vault: ['sqlite'] } },
    description: 'Whether every n8n worker runs on this host; in queue mode the vault of aliases, a file, needs that',
  },
  { displayName: 'Host', name: 'postgresHost', type: 'string', default: '', placeholder: 'e.g. postgres.company.example', displayOptions: onServer },
  { displayName: 'Port', name: 'postgresPort', type: 'number', default: 5432, displayOptions: onServer },
  { displayName: 'Database', name: 'postgresDatabase', type: 'string', default: '', placeholder: 'e.g. pii', displayOptions: onServer, description: 'The vault makes its own two tables there' },
  { displayName: 'User', name: 'postgresUser', type: 'string', default: '', displayOptions: onServer },
  { displayName: 'Password', name: 'postgresPassword', type: 'string', typeOptions: { password: true }, default: '', displayOptions: onServer },
  {
    displayName: 'TLS',
    name: 'postgresTls',
    type: 'boolean',
    default: true,
    displayOptions: onServer,
    description: "Whether to encrypt the connection and check the server's name and certificate",
  },
  {
    displayName: 'CA Certificate',
    name: 'postgresCa',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    placeholder: '-----BEGIN CERTIFICATE-----',
    displayOptions: { show: { vault: ['postgres'], postgresTls: [true] } },
    description: 'In PEM form. Empty: the authorities that this n8n trusts.',
  },
];
