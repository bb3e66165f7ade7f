import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withAudit } from '../../src/audit/withAudit';
import { restore as restoreTexts } from '../../src/pii/pseudonymise';
import { readAsker } from '../shared/asker';
import { openAuditor, whereInN8n } from '../shared/auditor';
import { openDirectory, readPiiKey } from '../shared/connect';

/** The text with its values put back, for a person the directory knows, and recorded where an Audit Log credential is set. */
export async function restore(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
  const { directory, policy } = await openDirectory(context, itemIndex);
  const auditor = await openAuditor(context, itemIndex);
  try {
    const asker = readAsker(context, policy, itemIndex);
    const principal = await directory.resolve(asker);
    const [text, token] = ['text', 'token'].map((name) => String(context.getNodeParameter(name, itemIndex)));
    const key = await readPiiKey(context, itemIndex);
    const call = {
      tenant: principal.tenant, person: principal.user, principals: [principal.user, ...principal.groups], assurance: asker.assurance, operation: 'pii.restore',
      digests: {}, n8n: whereInN8n(context), content: undefined,
    };
    const { value, auditId } = await withAudit(auditor, call, async () => restoreTexts([text ?? ''], token ?? '', key, 'default'), () => ({ decision: 'allowed', documents: [], content: undefined }));
    return { json: { text: value[0], auditId } };
  } finally {
    await auditor?.log.close();
    await directory.close();
  }
}
