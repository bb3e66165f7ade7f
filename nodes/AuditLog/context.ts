import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Auditor } from '../../src/audit/withAudit';

/** What every operation of the Audit Log node gets, and gives back: the items of one input item. */
export type AuditOperation = (context: IExecuteFunctions, auditor: Auditor, itemIndex: number) => Promise<INodeExecutionData[]>;
