import type { IExecuteFunctions } from 'n8n-workflow';
import { recordEvent } from '../../src/audit/withAudit';
import type { SyncOutcome } from '../../src/knowledge/syncSources';
import { openAuditor, whereInN8n } from '../shared/auditor';

/** Appends one `sync` event with the documents that changed, where an Audit Log is chosen. A run whose event is not committed fails, and can be repeated. */
export async function recordSync(context: IExecuteFunctions, tenant: string, { report, changed }: SyncOutcome): Promise<void> {
  const auditor = await openAuditor(context, 0);
  if (!auditor) return;
  try {
    const n8n = whereInN8n(context);
    const call = { tenant, person: `workflow:${n8n.workflowId}`, principals: [], operation: `embed ${report.knowledgeBase}`, digests: {}, n8n, content: report };
    const documents = changed.map(({ id, version }) => ({ id, version, chunks: [] }));
    await recordEvent(auditor, call, 'sync', auditor.newId(), { decision: 'allowed', documents, content: report });
  } finally {
    await auditor.log.close();
  }
}
