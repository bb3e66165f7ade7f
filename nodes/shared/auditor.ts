import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { AuditEvent } from '../../src/audit/AuditEvent';
import type { Auditor } from '../../src/audit/withAudit';
import { openAuditLog } from './connect';

/** The log of the node's Audit Log credential with clock and ids, or undefined where none is chosen; the caller closes its log. */
export async function openAuditor(context: IExecuteFunctions, itemIndex: number): Promise<Auditor | undefined> {
  const opened = await openAuditLog(context, itemIndex);
  return opened && { log: opened.log, pseudonymKey: opened.configuration.pseudonymKey, now: () => new Date(), newId: randomUUID };
}

/** Where in n8n something happened, for the audit. */
export function whereInN8n(context: IExecuteFunctions): AuditEvent['n8n'] {
  return { workflowId: context.getWorkflow().id ?? '', executionId: context.getExecutionId(), node: context.getNode().name };
}
