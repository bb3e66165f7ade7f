import type { INodeProperties } from 'n8n-workflow';
import { KIND_OPTIONS, USUAL_KINDS } from './entityOptions';
import { NAME_FIELDS } from './nameFields';
import { ALL_METHODS, OPTION_FIELDS } from './optionFields';
import { RESTORE_FIELDS } from './restoreFields';

const show = (values: Record<string, string[]>): INodeProperties['displayOptions'] => ({ show: values });

/** The form of PII Clean. */
export const FIELDS: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: 'clean',
    options: [
      { name: 'Clean', value: 'clean', action: 'Take personal data out', description: 'Redact, mask or hash, or replace by aliases that can be given back' },
      { name: 'Find', value: 'find', action: 'Find personal data', description: 'Report what is there, where and why, without the values' },
      { name: 'Restore', value: 'restore', action: 'Give personal data back', description: 'Put values back in the place of their aliases' },
    ],
  },
  {
    displayName: 'Look In',
    name: 'what',
    type: 'options',
    default: 'document',
    displayOptions: show({ operation: ['clean', 'find'] }),
    options: [
      { name: 'A CSV Text', value: 'csv', description: 'Columns of a CSV text in one field; the name of a column helps to know what is in it' },
      { name: 'A Text Field', value: 'field', description: 'One field of any item' },
      { name: 'Documents', value: 'document', description: 'Items of a Document Ingest node: title, text and metadata' },
      { name: 'Fields of the Item', value: 'paths', description: 'All texts of a JSON item, or those at some paths; rows of a spreadsheet too' },
    ],
  },
  {
    displayName: 'Text Field',
    name: 'field',
    type: 'string',
    default: 'text',
    required: true,
    placeholder: 'e.g. text',
    description: 'The name of the field that holds the text',
    displayOptions: show({ operation: ['clean', 'find'], what: ['field', 'csv'] }),
  },
  {
    displayName: 'Columns',
    name: 'columns',
    type: 'string',
    default: '',
    placeholder: 'e.g. 姓名, 電話',
    description: 'The names of the columns to look in, separated by commas; empty for all',
    displayOptions: show({ operation: ['clean', 'find'], what: ['csv'] }),
  },
  {
    displayName: 'Paths',
    name: 'paths',
    type: 'string',
    default: '',
    placeholder: 'e.g. customer.name, orders[*].phone',
    description: 'Where the texts are, separated by commas; empty for all texts of the item',
    displayOptions: show({ operation: ['clean', 'find'], what: ['paths'] }),
  },
  {
    displayName: 'Method',
    name: 'operator',
    type: 'options',
    default: 'redact',
    displayOptions: show({ operation: ['clean'] }),
    options: ALL_METHODS,
    description: 'What stands in the place of the value',
  },
  {
    displayName: 'Kinds of Data',
    name: 'entities',
    type: 'multiOptions',
    default: [...USUAL_KINDS],
    options: KIND_OPTIONS,
    displayOptions: show({ operation: ['clean', 'find'] }),
    description: 'What is looked for. A business number names a company, so it is not among the defaults.',
  },
  ...NAME_FIELDS,
  {
    displayName: 'Rules find numbers by their form and checksum, and names and addresses by what stands beside them. They do not see a name alone in running text, a nickname, an organisation, or what is written in an image.',
    name: 'limitNotice',
    type: 'notice',
    default: '',
    displayOptions: show({ operation: ['clean', 'find'] }),
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    displayOptions: show({ operation: ['clean', 'find'] }),
    options: OPTION_FIELDS,
  },
  ...RESTORE_FIELDS,
];
