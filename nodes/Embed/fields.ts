import type { INodeProperties } from 'n8n-workflow';
import { chunkSizeFields } from './chunkSize';

const forFilling: INodeProperties['displayOptions'] = { show: { operation: ['sync', 'rebuild'] } };
const forRebuild: INodeProperties['displayOptions'] = { show: { operation: ['rebuild'] } };

export const FIELDS: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: 'sync',
    options: [
      { name: 'Create Snapshot', value: 'createSnapshot', action: 'Create a snapshot of a knowledge base', description: 'Copy what answers, while it answers, into the snapshot folder of the credential' },
      { name: 'Get Status', value: 'status', action: 'Get the status of a knowledge base', description: 'What it holds by source and category, by which model, its size, its last run and its generations' },
      { name: 'List Snapshots', value: 'listSnapshots', action: 'List the snapshots of a knowledge base', description: 'The copies in the snapshot folder, newest first' },
      { name: 'Rebuild', value: 'rebuild', action: 'Rebuild a knowledge base', description: 'Fill a new generation while the old one answers, check it, and switch: for another model, key or chunk size' },
      { name: 'Remove Old Generations', value: 'removeOld', action: 'Remove old generations of a knowledge base', description: 'Delete all but the one that answers: there is no way back then' },
      { name: 'Restore Snapshot', value: 'restore', action: 'Restore a snapshot of a knowledge base', description: 'Let a copy answer as a new generation, with the rights and deletions of today' },
      { name: 'Roll Back', value: 'rollBack', action: 'Roll back a knowledge base', description: 'Let the generation before this one answer again, with the rights of today' },
      { name: 'Sync', value: 'sync', action: 'Sync documents into a knowledge base', description: 'Add, update, skip and delete documents' },
    ],
  },
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
    displayName: 'Snapshot',
    name: 'snapshot',
    type: 'string',
    default: '',
    placeholder: 'e.g. company.1.20261124T203000Z.sqlite.snapshot',
    displayOptions: { show: { operation: ['restore'] } },
    description: 'A name that List Snapshots gives. Empty: the newest.',
  },
  {
    displayName: 'Nothing is shown that today\'s index would not show: documents deleted since stay deleted, and those whose text has changed since, or all where today\'s index cannot be read, stay hidden until the index workflow has run. Run it next.',
    name: 'restoreNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { operation: ['restore'] } },
  },
  {
    displayName: 'Connect all three outputs of Document Ingest. Nothing is deleted because it is absent: only a complete Source Listing deletes, and a failed file keeps its last good version.',
    name: 'inputsNotice',
    type: 'notice',
    default: '',
    displayOptions: forFilling,
  },
  {
    displayName: 'Send all documents in one run. Until it switches, nodes that ask get their answers from the old generation.',
    name: 'rebuildNotice',
    type: 'notice',
    default: '',
    displayOptions: forRebuild,
  },
  {
    displayName: 'Check Questions',
    name: 'checkQuestions',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Question',
    default: {},
    displayOptions: forRebuild,
    description: 'Questions with the document that answers them. The new generation must find as many of them as the old one.',
    options: [
      {
        displayName: 'Question',
        name: 'rows',
        values: [
          { displayName: 'Question', name: 'question', type: 'string', default: '', placeholder: 'e.g. 國外出差的住宿費上限是多少？' },
          { displayName: 'Path of the Document', name: 'path', type: 'string', default: '', placeholder: 'e.g. hr/travel-rules.docx' },
        ],
      },
    ],
  },
  {
    displayName: 'Switch When Filled',
    name: 'switchWhenFilled',
    type: 'boolean',
    default: true,
    displayOptions: forRebuild,
    description: 'Whether to switch at the end of this run, if the new generation is not worse. Off: fill only, and switch with a later run.',
  },
  {
    displayName: 'Accept Unchecked',
    name: 'acceptUnchecked',
    type: 'boolean',
    default: false,
    displayOptions: forFilling,
    description: 'Whether to take documents that no PII Clean node has checked for personal data',
  },
  {
    displayName: 'Everyone who may read a document will see the personal data in it.',
    name: 'uncheckedNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { operation: ['sync', 'rebuild'], acceptUnchecked: [true] } },
  },
  {
    displayName: 'Allow Large Deletion',
    name: 'allowLargeDeletion',
    type: 'boolean',
    default: false,
    displayOptions: forFilling,
    description: 'Whether to delete even when more than a fifth of a source is gone. Switch it on for one run, after checking that the share is mounted.',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    default: {},
    displayOptions: forFilling,
    placeholder: 'Add option',
    options: chunkSizeFields,
  },
];
