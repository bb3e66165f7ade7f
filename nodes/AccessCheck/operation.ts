import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Auditor } from '../../src/audit/withAudit';

/** One operation of the node for one item: what goes to the first output, and what to the second. */
export type AccessOperation = (context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number) => Promise<INodeExecutionData[][]>;
