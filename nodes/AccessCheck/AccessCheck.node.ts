import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { openAuditor } from '../shared/auditor';
import { testAuditLog, testDirectory, testKnowledgeBase } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { authenticate, authenticateFields } from './authenticate';
import { leakTest, leakTestFields } from './leakTest';
import type { AccessOperation } from './operation';
import { OPERATION_FIELDS } from './operationFields';
import { mayPerson, rightsFields, whatCanSee, whoCanSee } from './rights';
import { issueToken, listTokens, revokeToken, tokenFields } from './tokens';
import { rightFields } from './withRight';

const OPERATIONS: Readonly<Record<string, AccessOperation>> = { authenticate, mayPerson, whoCanSee, whatCanSee, leakTest, issueToken, revokeToken, listTokens };
/** Its place among the outputs. */
const REFUSED = 1;

export class AccessCheck implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Access Check',
    name: 'accessCheck',
    icon: { light: 'file:accessCheck.svg', dark: 'file:accessCheck.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle: '={{ ($parameter["resource"] ? $parameter["resource"] + ": " : "") + $parameter["operation"] }}',
    description: 'Sign people in, issue API tokens, and tell who may see what',
    defaults: { name: 'Access Check' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Allowed', 'Refused'],
    // A model must neither sign anybody in nor learn who may see what.
    usableAsTool: undefined,
    credentials: [
      { name: 'privateLlmDirectoryApi', displayName: 'Directory', required: true, testedBy: 'testDirectory' },
      // Hidden, not shown, by operation: n8n's editor takes a field whose every option shows a credential for the way to log in, and hides it.
      { name: 'privateLlmKnowledgeBaseApi', displayName: 'Knowledge Base', required: true, testedBy: 'testKnowledgeBase', displayOptions: { hide: { operation: ['authenticate', 'issueToken', 'listTokens', 'revokeToken'] } } },
      { name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: false, testedBy: 'testAuditLog' },
    ],
    properties: [
      ...OPERATION_FIELDS,
      ...rightFields,
      ...authenticateFields,
      ...tokenFields,
      ...rightsFields,
      ...leakTestFields,
    ],
  };

  methods = { credentialTest: { testDirectory, testKnowledgeBase, testAuditLog } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const run = async (itemIndex: number) => {
      const operation = OPERATIONS[this.getNodeParameter('operation', itemIndex)];
      if (!operation) throw new ConfigurationError('OPERATION_UNKNOWN', 'The node has no valid operation.', 'Choose one.');
      const auditor = await openAuditor(this, itemIndex);
      try {
        return await operation(this, auditor, itemIndex);
      } finally {
        await auditor?.log.close();
      }
    };
    // What could not be checked is never allowed.
    return runItems(this, 2, run, REFUSED);
  }
}
