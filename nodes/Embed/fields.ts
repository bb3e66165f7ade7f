import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MAX_CHARACTERS } from '../../src/chunking/chunkDocument';

export const FIELDS: INodeProperties[] = [
  {
    displayName: 'Knowledge Base Name',
    name: 'knowledgeBase',
    type: 'string',
    default: 'company',
    required: true,
    placeholder: 'e.g. company',
    description: 'The name to fill and to ask later: small letters, digits, - and _',
  },
  {
    displayName: 'Connect all three outputs of Document Ingest. Nothing is deleted because it is absent: only a complete Source Listing deletes, and a failed file keeps its last good version.',
    name: 'inputsNotice',
    type: 'notice',
    default: '',
  },
  {
    displayName: 'Accept Unchecked',
    name: 'acceptUnchecked',
    type: 'boolean',
    default: false,
    description: 'Whether to take documents that no PII Clean node has checked for personal data',
  },
  {
    displayName: 'Everyone who may read a document will see the personal data in it.',
    name: 'uncheckedNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { acceptUnchecked: [true] } },
  },
  {
    displayName: 'Allow Large Deletion',
    name: 'allowLargeDeletion',
    type: 'boolean',
    default: false,
    description: 'Whether to delete even when more than a fifth of a source is gone. Switch it on for one run, after checking that the share is mounted.',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    default: {},
    placeholder: 'Add option',
    options: [
      {
        displayName: 'Chunk Size',
        name: 'chunkSize',
        type: 'number',
        default: DEFAULT_MAX_CHARACTERS,
        typeOptions: { minValue: 100, maxValue: 8000 },
        description: 'The most characters that a chunk may have. It counts for documents that are new or have changed.',
      },
    ],
  },
];
