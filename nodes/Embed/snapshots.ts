import type { IExecuteFunctions } from 'n8n-workflow';
import { restoreSnapshot } from '../../src/knowledge/restoreSnapshot';
import { openGenerations, openSnapshots } from '../shared/connect';
import { recordOperation } from './recordSync';

const nameOf = (context: IExecuteFunctions) => String(context.getNodeParameter('knowledgeBase', 0));

/** Copies the generation that answers into the snapshot folder of the credential. */
export async function createSnapshot(context: IExecuteFunctions): Promise<object> {
  const knowledgeBase = nameOf(context);
  const { snapshots, configuration } = await openSnapshots(context, knowledgeBase, 0);
  const snapshot = await snapshots.create();
  await recordOperation(context, configuration.tenant, `create snapshot ${knowledgeBase}`, snapshot);
  return { knowledgeBase, snapshot };
}

/** The copies in the snapshot folder of the credential, newest first. */
export async function listSnapshots(context: IExecuteFunctions): Promise<object> {
  const knowledgeBase = nameOf(context);
  const { snapshots } = await openSnapshots(context, knowledgeBase, 0);
  return { knowledgeBase, snapshots: await snapshots.list() };
}

/** Lets a copy answer as a new generation, with the rights and deletions of today. */
export async function restore(context: IExecuteFunctions): Promise<object> {
  const knowledgeBase = nameOf(context);
  const [{ snapshots }, { generations, configuration }] = [await openSnapshots(context, knowledgeBase, 0), await openGenerations(context, knowledgeBase, 0)];
  const name = String(context.getNodeParameter('snapshot', 0));
  const scope = { tenant: configuration.tenant, model: configuration.embeddings?.model, signal: context.getExecutionCancelSignal() };
  const report = await restoreSnapshot(generations, snapshots, name, scope);
  await recordOperation(context, configuration.tenant, `restore ${knowledgeBase}`, { snapshot: name, ...report });
  return { knowledgeBase, ...report };
}
