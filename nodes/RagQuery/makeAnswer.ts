import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answer } from '../../src/answering/Answer';
import { answerQuestion } from '../../src/answering/answerQuestion';
import type { ModelChoice } from '../../src/answering/answerWithModel';
import { rememberAnswer } from '../../src/answering/rememberAnswer';
import { redactAnswer } from '../../src/answering/redactAnswer';
import { type Auditor, withAudit } from '../../src/audit/withAudit';
import type { StoredHit } from '../../src/knowledge/KnowledgeStore';
import { observeSearch } from '../../src/knowledge/observeSearch';
import type { Remembered } from '../../src/knowledge/remember';
import { toAccessFilter } from '../../src/principal/AccessFilter';
import { openChat, openKnowledgeBase } from '../shared/connect';
import { refuseOtherTenant } from '../shared/refuseOtherTenant';
import type { ResolvedAsker } from '../shared/resolveAsker';
import { type AskOptions, randomMarker, readOptions, toAuditDocuments } from './ask';
import { readSearching, type Searching } from './readSearching';

async function readModel(context: IExecuteFunctions, { onModelFailure }: AskOptions, itemIndex: number): Promise<ModelChoice | undefined> {
  if (context.getNodeParameter('answerWith', itemIndex) !== 'model') return undefined;
  const { chat } = await openChat(context, itemIndex);
  return { model: chat, name: String(context.getNodeParameter('model', itemIndex)), onFailure: onModelFailure ?? 'error' };
}

/** The choices as plain JSON; of the time that recency looks at, its day. */
function toChoices({ only, weights, refinement: { reranker, recency, minimumScore }, neighbours }: Searching, more: object): object {
  return { only, weights, neighbours, minimumScore, reranker: reranker?.model, recency: recency && [recency.halfLifeDays, recency.share, recency.now.toISOString().slice(0, 10)], ...more };
}

/** The answer to a question for one resolved asker, recorded before it is given; from the cache where the credential chose one and nothing has changed. */
export async function makeAnswer(
  context: IExecuteFunctions, auditor: Auditor | undefined, { question, asked, principal, call, ruling }: ResolvedAsker & { readonly question: string }, itemIndex: number, signal?: AbortSignal,
): Promise<Answer & { readonly cache?: Remembered<unknown>['cache'] }> {
  const options = readOptions(context, itemIndex);
  const chat = await readModel(context, options, itemIndex);
  const { store, embeddings, reranker, memory, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  const seen: StoredHit[] = [];
  try {
    refuseOtherTenant(principal, configuration);
    const [searching, filter, limits] = [readSearching(options, { reranker, granted: ruling.categories, now: new Date() }), toAccessFilter(principal, new Date()), { hits: options.limit, perDocument: options.perDocument }];
    const { linkTemplate } = configuration;
    const request = { question, chat, embeddings, signal, random: randomMarker, ...searching, linkTemplate, store: observeSearch(store, (hits) => seen.push(...hits)), filter, asked, limits };
    const choices = toChoices(searching, { limits, linkTemplate, embeddings: embeddings?.model, chat: chat && [chat.name, chat.onFailure] });
    const make = async () => ({ answer: await answerQuestion(request), documents: toAuditDocuments(seen) });
    const run = async () => {
      const remembered = () => rememberAnswer(memory, store, { question, filter, choices, wantsModel: chat !== undefined }, make);
      const { value: made, cache } = chat ? await ruling.spending(remembered, ({ value: { answer } }) => answer.usage) : await remembered();
      return { answer: redactAnswer({ ...made.answer, asked }, ruling.redact), documents: made.documents, cache };
    };
    const { value, auditId } = await withAudit(auditor, call, run, ({ answer, documents }) => ({ decision: 'allowed', documents, content: { question, answer } }));
    return { ...value.answer, auditId, ...(value.cache && { cache: value.cache }) };
  } finally {
    await store.close();
  }
}
