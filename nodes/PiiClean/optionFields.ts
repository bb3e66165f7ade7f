import type { INodeProperties } from 'n8n-workflow';
import { ENTITY_OPTIONS } from './entityOptions';

const METHODS = [
  { name: 'Encrypt', value: 'encrypt', description: 'The value itself, encrypted; Restore gives it back. Needs a PII Key credential.' },
  { name: 'Keep', value: 'keep', description: 'Leave the value as it is' },
  { name: 'Keyed Hash', value: 'hash', description: 'The same value gives the same hash; needs a PII Key credential' },
  { name: 'Mask', value: 'mask', description: 'Stars, with the last signs of a long value kept' },
  { name: 'Redact', value: 'redact', description: 'The kind of data in the place of the value: &lt;PHONE_NUMBER&gt;' },
  { name: 'Replace', value: 'replace', description: 'A text of your own in the place of the value' },
];

const PSEUDONYMISE = { name: 'Pseudonymise', value: 'pseudonymise', description: 'Aliases that Restore gives back; needs a PII Key credential' };
export const ALL_METHODS = [...METHODS.slice(0, 4), PSEUDONYMISE, ...METHODS.slice(4)];

const onlyFor = (operator: string) => ({ show: { operator: [operator] } });

const PER_KIND: INodeProperties = {
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
        { displayName: 'Keep First', name: 'keepFirst', type: 'number', typeOptions: { minValue: 0 }, default: 0, description: 'How many signs at the beginning stay', displayOptions: onlyFor('mask') },
        { displayName: 'Keep Last', name: 'keepLast', type: 'number', typeOptions: { minValue: -1 }, default: -1, description: 'How many signs at the end stay; -1 keeps four of a long value', displayOptions: onlyFor('mask') },
        { displayName: 'Kind of Data', name: 'entity', type: 'options', options: ENTITY_OPTIONS, default: 'PHONE_NUMBER' },
        { displayName: 'Method', name: 'operator', type: 'options', options: ALL_METHODS, default: 'mask' },
        { displayName: 'Text', name: 'text', type: 'string', default: '', placeholder: 'e.g. (removed)', displayOptions: onlyFor('replace') },
      ],
    },
  ],
};

const OWN_PATTERNS: INodeProperties = {
  displayName: 'Own Patterns',
  name: 'own',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true },
  default: {},
  description: 'Kinds of data of your own, an employee number for instance',
  options: [
    {
      displayName: 'Pattern',
      name: 'pattern',
      values: [
        {
          displayName: 'Check', name: 'check', type: 'options', default: 'none', description: 'What a match must pass',
          options: [
            { name: 'ISO 7064 Mod 11-2', value: 'mod11And2' }, { name: 'ISO 7064 Mod 11,10', value: 'mod11And10' }, { name: 'ISO 7064 Mod 97-10', value: 'mod97' }, { name: 'Luhn', value: 'luhn' }, { name: 'None', value: 'none' },
            { name: 'Taiwan Business Number (統編)', value: 'taiwanBusinessNumber' }, { name: 'Taiwan ID (身分證)', value: 'taiwanId' }, { name: 'Verhoeff', value: 'verhoeff' },
          ],
        },
        { displayName: 'Context Words', name: 'context', type: 'string', default: '', placeholder: 'e.g. 工號, employee number', description: 'With one of these near it a match scores 0.35 more. Separate them by commas.' },
        { displayName: 'Name', name: 'entity', type: 'string', default: 'OWN_PATTERN', placeholder: 'e.g. EMPLOYEE_ID', description: 'What it is called in reports and placeholders' },
        { displayName: 'Pattern', name: 'pattern', type: 'string', default: '', placeholder: 'e.g. E-\\d{5}', description: 'RE2 syntax, which has no lookahead, lookbehind or backreference and cannot be made slow' },
        { displayName: 'Score', name: 'score', type: 'number', typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 }, default: 0.6, description: 'Below the minimum score a match needs a context word' },
      ],
    },
  ],
};

/** The options of Clean and Find. */
export const OPTION_FIELDS: INodeProperties[] = [
  { displayName: 'Always Touch', name: 'deny', type: 'string', typeOptions: { multipleValues: true }, default: [], placeholder: 'e.g. Project Phoenix', description: 'Values that are found wherever they stand' },
  { displayName: 'Keep Aliases In', name: 'aliasesIn', type: 'options', default: 'token', options: [{ name: 'Token', value: 'token', description: 'An encrypted token in the output' }, { name: 'Vault', value: 'vault', description: 'The vault of the PII Key credential: an encrypted file, or PostgreSQL' }], description: 'Where Restore takes the values from; for Pseudonymise' },
  { displayName: 'Minimum Score', name: 'minimumScore', type: 'number', typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 }, default: 0.5, description: 'Findings that are less certain are left' },
  { displayName: 'Never Touch', name: 'allow', type: 'string', typeOptions: { multipleValues: true }, default: [], placeholder: 'e.g. service@company.example', description: 'Values that are not personal data here' },
  PER_KIND,
  OWN_PATTERNS,
  { displayName: 'Report', name: 'report', type: 'boolean', default: false, description: 'Whether to put out what was found and by which pattern, without values and places' },
  { displayName: 'Tenant', name: 'tenant', type: 'string', default: 'default', placeholder: 'e.g. default', description: 'The same value has the same alias and hash within one tenant only' },
  { displayName: 'Text of Replace', name: 'replaceText', type: 'string', default: '', placeholder: 'e.g. (removed)', description: 'What the method Replace puts in; empty for the kind of data' },
];
