import type { IExecuteFunctions } from 'n8n-workflow';
import type { AuditEvent } from '../../src/audit/AuditEvent';
import { recordEvent } from '../../src/audit/withAudit';
import type { SyncOutcome } from '../../src/knowledge/syncSources';
import { openAuditor, whereInN8n } from '../shared/auditor';

async function record(context: IExecuteFunctions, tenant: string, operation: string, content: object, documents: AuditEvent['documents']): Promise<void> {
  const auditor = await openAuditor(context, 0);
  if (!auditor) return;
  try {
    const n8n = whereInN8n(context);
    const call = { tenant, person: `workflow:${n8n.workflowId}`, principals: [], operation, digests: {}, n8n, content };
    await recordEvent(auditor, call, 'sync', auditor.newId(), { decision: 'allowed', documents, content });
  } finally {
    await auditor.log.close();
  }
}

/** Appends one `sync` event with the documents that changed, where an Audit Log is chosen. A run whose event is not committed fails, and can be repeated. */
export async function recordSync(context: IExecuteFunctions, tenant: string, { report, changed }: SyncOutcome): Promise<void> {
  await record(context, tenant, `embed ${report.knowledgeBase}`, report, changed.map(({ id, version }) => ({ id, version, chunks: [] })));
}

/** Appends one `sync` event for what changed a knowledge base as a whole, where an Audit Log is chosen. */
export async function recordOperation(context: IExecuteFunctions, tenant: string, operation: string, content: object): Promise<void> {
  await record(context, tenant, operation, content, []);
}
