import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { redactText } from '../../src/answering/redactAnswer';
import { type Auditor, withAudit } from '../../src/audit/withAudit';
import type { Hit } from '../../src/knowledge/KnowledgeStore';
import { searchPermitted, toExplainedHit, toHit } from '../../src/knowledge/searchKnowledge';
import { toAccessFilter } from '../../src/principal/AccessFilter';
import { openKnowledgeBase } from '../shared/connect';
import { refuseOtherTenant } from '../shared/refuseOtherTenant';
import { toJson } from '../shared/toJson';
import { readAsking, readOptions, toAuditDocuments } from './ask';
import { readSearching } from './readSearching';

/** One `{question, hits}` for the item, best first, only of what the person may see. */
export async function search(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData[][]> {
  const { question, asked, principal, call, ruling } = await readAsking(context, auditor, 'search', itemIndex);
  const options = readOptions(context, itemIndex);
  const { store, embeddings, reranker, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  try {
    refuseOtherTenant(principal, configuration);
    const redacted = (hit: Hit) => ({ ...hit, title: redactText(hit.title, ruling.redact), text: redactText(hit.text, ruling.redact) });
    const filter = toAccessFilter(principal, new Date());
    const { only, weights, refinement, neighbours } = readSearching(options, { reranker, granted: ruling.categories, now: new Date() });
    const run = async () => {
      const [vector] = embeddings ? await embeddings.embed([question], signal) : [];
      const request = { text: question, vector, limit: options.limit ?? 8, perDocument: options.perDocument ?? 4, only, weights };
      return searchPermitted(store, request, filter, { linkTemplate: configuration.linkTemplate, signal, refinement, neighbours });
    };
    const { value, auditId } = await withAudit(auditor, call, run, (hits) => ({ decision: 'allowed', documents: toAuditDocuments(hits), content: { question } }));
    const item = { json: toJson({ question, hits: value.map(options.explain ? toExplainedHit : toHit).map(redacted), asked, auditId }) };
    return value.length > 0 ? [[item], []] : [[], [item]];
  } finally {
    await store.close();
  }
}
