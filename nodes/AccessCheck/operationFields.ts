import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Workflows that were saved with version 1 know operations only; the values are the same in both. */
const since2 = [{ _cnd: { gte: 2 } }];

const OPTIONS = {
  authenticate: { name: 'Authenticate', value: 'authenticate', action: 'Authenticate a person', description: 'By a token or a password; RAG Query takes the item as Earlier Node' },
  mayPerson: { name: 'May This Person See It?', value: 'mayPerson', action: 'Check whether a person may see a document' },
  whatCanSee: { name: 'What Can This Person See?', value: 'whatCanSee', action: 'List what a person can see' },
  whoCanSee: { name: 'Who Can See This Document?', value: 'whoCanSee', action: 'List who can see a document' },
  issueToken: { name: 'Issue', value: 'issueToken', action: 'Issue an API token', description: 'For a department or a portal' },
  listTokens: { name: 'List', value: 'listTokens', action: 'List API tokens', description: 'With their last use, never the tokens themselves' },
  revokeToken: { name: 'Revoke', value: 'revokeToken', action: 'Revoke an API token', description: 'It counts no longer from the next call on' },
  leakTest: { name: 'Test for Leaks', value: 'leakTest', action: 'Test a knowledge base for leaks', description: 'Try every document as every person' },
} as const satisfies Record<string, INodePropertyOptions>;

const operationOf = (resource: string, options: INodePropertyOptions[]): INodeProperties => ({
  displayName: 'Operation', name: 'operation', type: 'options', noDataExpression: true, default: String(options[0]?.value), options,
  displayOptions: { show: { '@version': since2, resource: [resource] } },
});

/** What is done, to what; at first all operations stood in one list. */
export const OPERATION_FIELDS: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    default: 'person',
    displayOptions: { show: { '@version': since2 } },
    options: [
      { name: 'API Token', value: 'apiToken' },
      { name: 'Document', value: 'document' },
      { name: 'Knowledge Base', value: 'knowledgeBase' },
      { name: 'Person', value: 'person' },
    ],
  },
  operationOf('person', [OPTIONS.authenticate, OPTIONS.mayPerson, OPTIONS.whatCanSee]),
  operationOf('document', [OPTIONS.whoCanSee]),
  operationOf('apiToken', [OPTIONS.issueToken, OPTIONS.listTokens, OPTIONS.revokeToken]),
  operationOf('knowledgeBase', [OPTIONS.leakTest]),
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: 'authenticate',
    displayOptions: { show: { '@version': [1] } },
    options: Object.values(OPTIONS),
  },
];
