import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_ENTITIES, RECOGNIZERS } from '../../src/pii/recognizers/recognizers';
import { askerFields } from '../shared/askerFields';

const NAMES: Readonly<Record<string, string>> = {
  TW_NATIONAL_ID: 'Taiwan: National ID (身分證)', TW_RESIDENT_CERTIFICATE: 'Taiwan: Resident Certificate (居留證)', TW_BUSINESS_NUMBER: 'Taiwan: Business Number (統編)',
  TW_NHI_CARD: 'Taiwan: Health Card (健保卡)', TW_PASSPORT: 'Taiwan: Passport (護照)', DATE_OF_BIRTH: 'Date of Birth (生日)', PHONE_NUMBER: 'Phone Number (電話)',
  EMAIL_ADDRESS: 'E-Mail Address', CREDIT_CARD: 'Card Number (卡號)', IBAN_CODE: 'IBAN', IP_ADDRESS: 'IP Address', SECRET: 'Secret (Key or Token)',
};
const ENTITIES = RECOGNIZERS.map(({ entity }) => ({ name: NAMES[entity] ?? entity, value: entity })).sort((a, b) => a.name.localeCompare(b.name));
const OPERATORS = [
  { name: 'Keep', value: 'keep', description: 'Leave the value as it is' },
  { name: 'Keyed Hash', value: 'hash', description: 'The same value gives the same hash; needs a PII Key credential' },
  { name: 'Mask', value: 'mask', description: 'Stars, with the last signs of a long value kept' },
  { name: 'Redact', value: 'redact', description: 'The kind of data in the place of the value: &lt;PHONE_NUMBER&gt;' },
];
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
      { name: 'Documents', value: 'document', description: 'Items of a Document Ingest node: title, text and metadata' },
      { name: 'A Text Field', value: 'field', description: 'One field of any item' },
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
    displayOptions: show({ operation: ['clean', 'find'], what: ['field'] }),
  },
  {
    displayName: 'Method',
    name: 'operator',
    type: 'options',
    default: 'redact',
    displayOptions: show({ operation: ['clean'] }),
    options: [...OPERATORS, { name: 'Pseudonymise', value: 'pseudonymise', description: 'Aliases that Restore gives back; needs a PII Key credential' }],
    description: 'What stands in the place of the value',
  },
  {
    displayName: 'Kinds of Data',
    name: 'entities',
    type: 'multiOptions',
    default: [...DEFAULT_ENTITIES],
    options: ENTITIES,
    displayOptions: show({ operation: ['clean', 'find'] }),
    description: 'What is looked for. A business number names a company, so it is not among the defaults.',
  },
  {
    displayName: 'Rules find numbers by their checksum and form. They do not find a name in running text.',
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
    options: [
      { displayName: 'Minimum Score', name: 'minimumScore', type: 'number', typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 }, default: 0.5, description: 'Findings that are less certain are left' },
      { displayName: 'Never Touch', name: 'allow', type: 'string', typeOptions: { multipleValues: true }, default: [], placeholder: 'e.g. service@company.example', description: 'Values that are not personal data here' },
      {
        displayName: 'Other Methods for Some Kinds',
        name: 'operators',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        default: {},
        options: [
          {
            displayName: 'Kind',
            name: 'kind',
            values: [
              { displayName: 'Kind of Data', name: 'entity', type: 'options', options: ENTITIES, default: 'PHONE_NUMBER' },
              { displayName: 'Method', name: 'operator', type: 'options', options: OPERATORS, default: 'mask' },
            ],
          },
        ],
        description: 'Does not apply to Pseudonymise',
      },
    ],
  },
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.text }}',
    required: true,
    description: 'The text with aliases, a model\'s answer for instance',
    displayOptions: show({ operation: ['restore'] }),
  },
  {
    displayName: 'Token',
    name: 'token',
    type: 'string',
    typeOptions: { password: true },
    default: '={{ $json.piiToken }}',
    required: true,
    description: 'The encrypted token that Clean gave with its text',
    displayOptions: show({ operation: ['restore'] }),
  },
  {
    displayName: 'Choose an Audit Log credential to have it recorded who got data back. Without one it is not.',
    name: 'restoreNotice',
    type: 'notice',
    default: '',
    displayOptions: show({ operation: ['restore'] }),
  },
  ...askerFields(show({ operation: ['restore'] })),
];
