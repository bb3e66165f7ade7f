import type { INodeProperties } from 'n8n-workflow';
import { askerFields } from '../shared/askerFields';
import { GUARD_FIELDS } from './guardFields';
import { OPTION_FIELDS } from './optionFields';

const MODEL: INodeProperties = {
  displayName: 'Model',
  name: 'model',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  description: 'It must be on the allow-list of the Model credential',
  modes: [
    { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchModels', searchable: true } },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. Qwen/Qwen3-14B' },
  ],
};

const HISTORY: INodeProperties[] = [
  {
    displayName: 'History',
    name: 'historyFrom',
    type: 'options',
    default: 'none',
    options: [
      { name: 'From JSON', value: 'json', description: 'A list of messages from earlier in the workflow' },
      { name: 'None', value: 'none' },
      { name: 'Typed', value: 'typed', description: 'Messages written here, for examples of how to answer' },
    ],
    description: 'What was said before the message',
  },
  {
    displayName: 'Messages',
    name: 'history',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Message',
    default: {},
    displayOptions: { show: { historyFrom: ['typed'] } },
    options: [
      {
        displayName: 'Message',
        name: 'messages',
        values: [
          {
            displayName: 'Role', name: 'role', type: 'options', default: 'user', description: 'Who said it',
            options: [{ name: 'Assistant', value: 'assistant' }, { name: 'User', value: 'user' }],
          },
          { displayName: 'Content', name: 'content', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. 你好' },
        ],
      },
    ],
  },
  {
    displayName: 'Messages (JSON)',
    name: 'historyJson',
    type: 'json',
    default: '[]',
    placeholder: 'e.g. [{ "role": "user", "content": "Hello" }]',
    description: 'A list of { role, content }, oldest first; the role is user or assistant',
    displayOptions: { show: { historyFrom: ['json'] } },
  },
];

const OUTPUT: INodeProperties[] = [
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    default: 'text',
    options: [
      { name: 'JSON', value: 'json', description: 'Any JSON object' },
      { name: 'JSON of a Schema', value: 'schema', description: 'An object that is checked against a JSON Schema' },
      { name: 'Text', value: 'text' },
    ],
    description: 'What the model is to write',
  },
  {
    displayName: 'JSON Schema',
    name: 'schema',
    type: 'json',
    typeOptions: { rows: 8 },
    default: '{\n  "type": "object",\n  "properties": { "summary": { "type": "string" } },\n  "required": ["summary"],\n  "additionalProperties": false\n}',
    displayOptions: { show: { output: ['schema'] } },
    description: 'The shape of the object that the model is to write',
  },
];

/** The form of Local LLM Chat, in the order in which it is filled in. */
export const FIELDS: INodeProperties[] = [
  MODEL,
  {
    displayName: 'System Prompt',
    name: 'systemPrompt',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: 'e.g. 你是公司的助理，請用繁體中文回答。',
    description: 'How the model is to behave. Anyone who asks can get at it: no secrets here.',
  },
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '={{ $json.chatInput ?? $json.message ?? $json.body?.message }}',
    required: true,
    placeholder: 'e.g. 請把這段話改寫得更有禮貌',
  },
  ...HISTORY,
  ...OUTPUT,
  ...GUARD_FIELDS,
  {
    displayName: 'With an Audit Log credential every call is recorded before the model is asked and again before the answer is released. It then needs a Directory credential and the field below.',
    name: 'auditNotice',
    type: 'notice',
    default: '',
  },
  ...askerFields(),
  OPTION_FIELDS,
];
