import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withAudit } from '../../src/audit/withAudit';
import { restore as restoreTexts } from '../../src/pii/pseudonymise';
import { openAuditor } from '../shared/auditor';
import { readPiiKey } from '../shared/connect';
import { resolveAsker } from '../shared/resolveAsker';

/** The text with its values put back, for a person the directory knows, and recorded where an Audit Log credential is set. */
export async function restore(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
  const auditor = await openAuditor(context, itemIndex);
  try {
    const { call } = await resolveAsker(context, auditor, { operation: 'pii.restore', digests: {}, content: undefined }, itemIndex);
    const [text = '', token = ''] = ['text', 'token'].map((name) => String(context.getNodeParameter(name, itemIndex)));
    const key = await readPiiKey(context, itemIndex);
    const { value, auditId } = await withAudit(auditor, call, async () => restoreTexts([text], token, key, 'default'), () => ({ decision: 'allowed', documents: [], content: undefined }));
    return { json: { text: value[0], auditId } };
  } finally {
    await auditor?.log.close();
  }
}
