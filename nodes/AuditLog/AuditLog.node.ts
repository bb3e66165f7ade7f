import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { openAuditor } from '../shared/auditor';
import { testAuditLog } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { append, appendFields } from './append';
import type { AuditOperation } from './context';
import { exportRecords } from './export';
import { queryFields } from './query';
import { search } from './search';
import { verify, verifyFields } from './verify';

const OPERATIONS: Readonly<Record<string, AuditOperation>> = { append, search, verify, export: exportRecords };

export class AuditLog implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Audit Log',
    name: 'auditLog',
    icon: { light: 'file:auditLog.svg', dark: 'file:auditLog.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] }}',
    description: 'Record who asked what and was told what, and prove that nothing was changed',
    defaults: { name: 'Audit Log' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    // A model must not read or write the record of what it did.
    usableAsTool: undefined,
    credentials: [{ name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: true, testedBy: 'testAuditLog' }],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        default: 'verify',
        options: [
          { name: 'Append', value: 'append', action: 'Append an event', description: 'Record something that this workflow did' },
          { name: 'Export', value: 'export', action: 'Export records to a file', description: 'Write records to a JSON Lines file' },
          { name: 'Search', value: 'search', action: 'Search the records', description: 'Find records by time, person, kind or document' },
          { name: 'Verify', value: 'verify', action: 'Verify the log', description: 'Find any edit, insertion, removal or reordering' },
        ],
      },
      ...appendFields,
      ...queryFields,
      ...verifyFields,
    ],
  };

  methods = { credentialTest: { testAuditLog } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return runItems(this, 1, async (itemIndex) => {
      const operation = OPERATIONS[this.getNodeParameter('operation', itemIndex)];
      const auditor = await openAuditor(this, itemIndex);
      if (!operation || !auditor) throw new ConfigurationError('AUDIT_LOG_MISSING', 'No Audit Log credential is chosen.', 'Choose one in the node.');
      try {
        return [await operation(this, auditor, itemIndex)];
      } finally {
        await auditor.log.close();
      }
    }, 0);
  }
}
