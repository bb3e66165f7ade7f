import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answer } from '../../src/answering/Answer';
import { answerQuestion } from '../../src/answering/answerQuestion';
import type { ModelChoice } from '../../src/answering/answerWithModel';
import { redactAnswer } from '../../src/answering/redactAnswer';
import { type Auditor, withAudit } from '../../src/audit/withAudit';
import type { StoredHit } from '../../src/knowledge/KnowledgeStore';
import { observeSearch } from '../../src/knowledge/observeSearch';
import { toAccessFilter } from '../../src/principal/AccessFilter';
import { openChat, openKnowledgeBase } from '../shared/connect';
import type { ResolvedAsker } from '../shared/resolveAsker';
import { type AskOptions, randomMarker, readOptions, toAuditDocuments } from './ask';
import { readSearching } from './readSearching';

async function readModel(context: IExecuteFunctions, { onModelFailure }: AskOptions, itemIndex: number): Promise<ModelChoice | undefined> {
  if (context.getNodeParameter('answerWith', itemIndex) !== 'model') return undefined;
  const { chat } = await openChat(context, itemIndex);
  return { model: chat, name: String(context.getNodeParameter('model', itemIndex)), onFailure: onModelFailure ?? 'error' };
}

/** The answer to a question for one resolved asker, recorded before it is given. */
export async function makeAnswer(
  context: IExecuteFunctions, auditor: Auditor | undefined, { question, asked, principal, call, ruling }: ResolvedAsker & { readonly question: string }, itemIndex: number, signal?: AbortSignal,
): Promise<Answer> {
  const options = readOptions(context, itemIndex);
  const chat = await readModel(context, options, itemIndex);
  const { store, embeddings, reranker, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  const seen: StoredHit[] = [];
  try {
    const request = {
      question, chat, embeddings, signal, random: randomMarker, ...readSearching(options, { reranker, granted: ruling.categories, now: new Date() }), linkTemplate: configuration.linkTemplate, store: observeSearch(store, (hits) => seen.push(...hits)),
      filter: toAccessFilter(principal, new Date()), asked, limits: { hits: options.limit, perDocument: options.perDocument },
    };
    const run = async () => {
      const made = await answerQuestion(request);
      await ruling.spend(made.usage);
      return redactAnswer(made, ruling.redact);
    };
    const { value, auditId } = await withAudit(auditor, call, run, (made) => ({ decision: 'allowed', documents: toAuditDocuments(seen), content: { question, answer: made } }));
    return { ...value, auditId };
  } finally {
    await store.close();
  }
}
