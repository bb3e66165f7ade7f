import type { INodeProperties } from 'n8n-workflow';

const whenEncrypted: INodeProperties['displayOptions'] = { show: { encrypted: [true] } };

/** The fields of a Knowledge Base credential that are about encryption at rest. */
export const ENCRYPTION_FIELDS: INodeProperties[] = [
  {
    displayName: 'Encrypt at Rest',
    name: 'encrypted',
    type: 'boolean',
    default: false,
    description: 'Whether the store holds no readable text: it is decided when a knowledge base is made, and a rebuild changes it',
  },
  {
    displayName: 'Texts, titles, paths and metadata are encrypted and words are keyed. Dense vectors are not: whoever has them and the embedding model can guess what a text is about, how often a word occurs can be counted, and whoever knows a path or a passage word for word can tell that it is there. Encrypt the disks too. Without the key nothing can be read again.',
    name: 'encryptedNotice',
    type: 'notice',
    default: '',
    displayOptions: whenEncrypted,
  },
  {
    displayName: 'Encryption Key',
    name: 'encryptionKey',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    displayOptions: whenEncrypted,
    description: 'Make one with: openssl rand -base64 32. To change it, rebuild the knowledge base with a credential that has the new one.',
  },
  {
    displayName: 'Former Encryption Key',
    name: 'formerEncryptionKey',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    displayOptions: whenEncrypted,
    description: 'Only while a rebuild changes the key: the key until now, or none where the knowledge base was not encrypted. Empty it when the old generations are gone.',
  },
];
