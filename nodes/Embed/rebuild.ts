import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { CheckQuestion } from '../../src/knowledge/measureRetrieval';
import { filterOfAll, measureRetrieval } from '../../src/knowledge/measureRetrieval';
import { generationToFill, type Measure, switchIfNotWorse, type SwitchReport } from '../../src/knowledge/rebuild';
import type { SyncReport } from '../../src/knowledge/SyncReport';
import type { SyncBatch } from '../../src/knowledge/syncSources';
import { openGenerations } from '../shared/connect';
import { sync } from './sync';

interface QuestionRow {
  readonly question?: string;
  readonly path?: string;
}

function readQuestions(context: IExecuteFunctions): CheckQuestion[] {
  const { rows = [] } = context.getNodeParameter('checkQuestions', 0) as IDataObject as { rows?: QuestionRow[] };
  return rows.flatMap(({ question, path }) => (question?.trim() && path?.trim() ? [{ question: question.trim(), path: path.trim() }] : []));
}

/** Fills a generation beside the one that answers, checks it, and switches to it if it is not worse; one that is worse stays beside it. */
export async function rebuild(context: IExecuteFunctions, batch: SyncBatch): Promise<SyncReport & { readonly generation: Partial<SwitchReport> }> {
  const { generations, embeddings, configuration } = await openGenerations(context, String(context.getNodeParameter('knowledgeBase', 0)), 0);
  const [to, questions, signal] = [await generationToFill(generations), readQuestions(context), context.getExecutionCancelSignal()];
  const report = await sync(context, batch, to);
  if (context.getNodeParameter('switchWhenFilled', 0) !== true) return { ...report, generation: { to, switched: false, reason: 'Switch When Filled is off.' } };
  const measure: Measure = async (store) => {
    const { documents, embedding } = await store.describe();
    const same = embedding?.model === embeddings?.model ? embeddings : undefined;
    return { documents, figures: await measureRetrieval(store, questions, await filterOfAll(store, configuration.tenant, new Date()), { embeddings: same, signal }) };
  };
  return { ...report, generation: await switchIfNotWorse(generations, to, measure) };
}
