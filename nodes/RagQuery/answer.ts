import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { answerQuestion } from '../../src/answering/answerQuestion';
import type { ModelChoice } from '../../src/answering/answerWithModel';
import { type Auditor, withAudit } from '../../src/audit/withAudit';
import type { StoredHit } from '../../src/knowledge/KnowledgeStore';
import { observeSearch } from '../../src/knowledge/observeSearch';
import { toAccessFilter } from '../../src/principal/AccessFilter';
import { openChat, openKnowledgeBase } from '../shared/connect';
import { toJson } from '../shared/toJson';
import { type AskOptions, randomMarker, readAsking, readOnly, readOptions, toAuditDocuments } from './ask';

async function readModel(context: IExecuteFunctions, { onModelFailure }: AskOptions, itemIndex: number): Promise<ModelChoice | undefined> {
  if (context.getNodeParameter('answerWith', itemIndex) !== 'model') return undefined;
  const { chat } = await openChat(context, itemIndex);
  return { model: chat, name: String(context.getNodeParameter('model', itemIndex)), onFailure: onModelFailure ?? 'error' };
}

/** One `{question, answer}` for the item: found (first output) or not found (second output). */
export async function answer(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData[][]> {
  const { question, asked, principal, call } = await readAsking(context, auditor, 'answer', itemIndex);
  const options = readOptions(context, itemIndex);
  const chat = await readModel(context, options, itemIndex);
  const { store, embeddings, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  const seen: StoredHit[] = [];
  try {
    const request = {
      question, chat, embeddings, signal, random: randomMarker, only: readOnly(options), linkTemplate: configuration.linkTemplate, store: observeSearch(store, (hits) => seen.push(...hits)),
      filter: toAccessFilter(principal, new Date()), asked, limits: { hits: options.limit, perDocument: options.perDocument },
    };
    const { value, auditId } = await withAudit(auditor, call, () => answerQuestion(request), (made) => ({ decision: 'allowed', documents: toAuditDocuments(seen), content: { question, answer: made } }));
    const item = { json: toJson({ question, answer: { ...value, auditId } }) };
    return value.status === 'answered' ? [[item], []] : [[], [item]];
  } finally {
    await store.close();
  }
}
