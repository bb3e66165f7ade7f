import type { IExecuteFunctions } from 'n8n-workflow';
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

async function describeOne(generations: Generations, { number, answers }: Generation): Promise<object> {
  const store = await generations.open(number);
  try {
    const { documents, chunks, embedding, encrypted, schemaVersion } = await store.describe();
    return { number, answers, documents, chunks, embedding, encrypted, schemaVersion };
  } catch (error) {
    return { number, answers, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    await store.close();
  }
}

/** What the knowledge base holds, and its generations. */
export async function status(context: IExecuteFunctions): Promise<object> {
  const name = String(context.getNodeParameter('knowledgeBase', 0));
  const { generations } = await openGenerations(context, name, 0);
  const described = [];
  for (const generation of await generations.list()) described.push(await describeOne(generations, generation));
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
