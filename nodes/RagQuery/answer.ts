import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Auditor } from '../../src/audit/withAudit';
import { toJson } from '../shared/toJson';
import { readAsking } from './ask';
import { makeAnswer } from './makeAnswer';

/** One `{question, answer}` for the item: found (first output) or not found (second output). */
export async function answer(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData[][]> {
  const asking = await readAsking(context, auditor, 'answer', itemIndex);
  const made = await makeAnswer(context, auditor, asking, itemIndex, signal);
  const item = { json: toJson({ question: asking.question, answer: made }) };
  return made.status === 'answered' ? [[item], []] : [[], [item]];
}
