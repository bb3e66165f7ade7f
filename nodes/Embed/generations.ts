import type { IExecuteFunctions } from 'n8n-workflow';
import { countContents } from '../../src/knowledge/countContents';
import type { Generation, Generations } from '../../src/knowledge/Generations';
import { rollBack as goBack } from '../../src/knowledge/rebuild';
import { openGenerations } from '../shared/connect';
import { recordOperation } from './recordSync';

/** Lets the generation before the one that answers answer again, with the rights of today. */
export async function rollBack(context: IExecuteFunctions): Promise<object> {
  const name = String(context.getNodeParameter('knowledgeBase', 0));
  const { generations, configuration } = await openGenerations(context, name, 0);
  const moved = { knowledgeBase: name, ...(await goBack(generations)) };
  await recordOperation(context, configuration.tenant, `roll back ${name}`, moved);
  return moved;
}

async function describeOne(generations: Generations, { number, answers }: Generation, signal?: AbortSignal): Promise<object> {
  const store = await generations.open(number);
  try {
    const { kind, documents, chunks, embedding, encrypted, schemaVersion } = await store.describe();
    return { number, answers, store: kind, documents, chunks, embedding, encrypted, schemaVersion, ...(answers && { contents: await countContents(store, signal) }) };
  } catch (error) {
    return { number, answers, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    await store.close();
  }
}

/** The generations of the knowledge base, and of the one that answers what it holds. */
export async function status(context: IExecuteFunctions): Promise<object> {
  const name = String(context.getNodeParameter('knowledgeBase', 0));
  const { generations } = await openGenerations(context, name, 0);
  const described = [];
  for (const generation of await generations.list()) described.push(await describeOne(generations, generation, context.getExecutionCancelSignal()));
  return { knowledgeBase: name, generations: described };
}

/** Deletes every generation but the one that answers: what was encrypted with a former key goes, and there is no way back. */
export async function removeOld(context: IExecuteFunctions): Promise<object> {
  const name = String(context.getNodeParameter('knowledgeBase', 0));
  const { generations, configuration } = await openGenerations(context, name, 0);
  const old = (await generations.list()).filter(({ answers }) => !answers).map(({ number }) => number);
  for (const number of old) await generations.remove(number);
  await recordOperation(context, configuration.tenant, `remove old generations ${name}`, { removed: old });
  return { knowledgeBase: name, removed: old };
}
