import type { INodeProperties } from 'n8n-workflow';
import { askerFields } from '../shared/askerFields';
import { MAIL_FIELDS } from './mailFields';
import { SEARCH_OPTIONS } from './searchFields';

const forAnswer: INodeProperties['displayOptions'] = { show: { operation: ['answer', 'mail'] } };
const forQuestion: INodeProperties['displayOptions'] = { show: { operation: ['answer', 'search'] } };

/** The form of RAG Query, in the order in which it is filled in. */
export const FIELDS: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: 'answer',
    options: [
      { name: 'Answer', value: 'answer', action: 'Answer a question with sources', description: 'Find an answer in what the person may see, and cite where it stands' },
      { name: 'Answer a Mail', value: 'mail', action: 'Draft an answer to a mail', description: 'Find who sent a mail and what it asks, and draft a reply from what its sender may see, for a person to review' },
      { name: 'Search', value: 'search', action: 'Search a knowledge base', description: 'Return the best passages of what the person may see' },
    ],
  },
  {
    displayName: 'Knowledge Base Name',
    name: 'knowledgeBase',
    type: 'string',
    default: 'company',
    required: true,
    placeholder: 'e.g. company',
    description: 'The name that the Embed node filled: small letters, digits, - and _',
  },
  {
    displayName: 'Question',
    name: 'question',
    type: 'string',
    typeOptions: { rows: 2 },
    default: '={{ $json.question ?? $json.chatInput ?? $json.body?.question }}',
    required: true,
    placeholder: 'e.g. 國外出差的住宿費上限是多少？',
    displayOptions: forQuestion,
  },
  ...askerFields(forQuestion),
  ...MAIL_FIELDS,
  {
    displayName: 'Answer With',
    name: 'answerWith',
    type: 'options',
    default: 'quotes',
    displayOptions: forAnswer,
    options: [
      { name: 'Quotes (No Model)', value: 'quotes', description: 'The best sentences, word for word, with their sources' },
      { name: 'Local Model', value: 'model', description: 'A model writes the answer. Sentences that the sources do not support are removed.' },
    ],
    description: 'How the answer is made. Every answer says which way was used.',
  },
  {
    displayName: 'Model',
    name: 'model',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. Qwen/Qwen3-14B',
    description: 'It must be on the allow-list of the Model credential',
    displayOptions: { show: { operation: ['answer', 'mail'], answerWith: ['model'] } },
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Categories',
        name: 'categories',
        type: 'multiOptions',
        default: [],
        options: [
          { name: 'Case (案例型)', value: 'case' },
          { name: 'Knowledge (知識型)', value: 'knowledge' },
          { name: 'Procedure (流程型)', value: 'procedure' },
        ],
        description: 'Only documents of these categories. Empty means all.',
      },
      SEARCH_OPTIONS.minimumScore,
      SEARCH_OPTIONS.neighbours,
      SEARCH_OPTIONS.metadata,
      {
        displayName: 'Passages',
        name: 'limit',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 50 },
        default: 8,
        description: 'How many passages are looked at',
      },
      {
        displayName: 'Passages per Document',
        name: 'perDocument',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 50 },
        default: 4,
        description: 'How many passages one document may give',
      },
      SEARCH_OPTIONS.recency,
      SEARCH_OPTIONS.rerank,
      SEARCH_OPTIONS.explain,
      SEARCH_OPTIONS.vectorWeight,
      SEARCH_OPTIONS.wordWeight,
      {
        displayName: 'When the Model Fails',
        name: 'onModelFailure',
        type: 'options',
        default: 'error',
        options: [
          { name: 'Answer With Quotes', value: 'quotes' },
          { name: 'Fail', value: 'error' },
        ],
        description: 'What happens when the model server does not answer',
      },
    ],
  },
];
