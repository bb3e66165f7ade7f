import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { SyncReport } from '../../src/knowledge/SyncReport';
import { syncSources, type SyncBatch } from '../../src/knowledge/syncSources';
import { openKnowledgeBase } from '../shared/connect';
import { recordSync } from './recordSync';

/** Brings the generation that answers, or the named one, in step with what arrived; recorded in the audit log where one is chosen. */
export async function sync(context: IExecuteFunctions, batch: SyncBatch, generation?: number): Promise<SyncReport> {
  const { store, embeddings, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', 0)), 0, generation);
  try {
    const { chunkSize: maxCharacters } = context.getNodeParameter('options', 0) as IDataObject as { chunkSize?: number };
    const options = { allowLargeDeletion: context.getNodeParameter('allowLargeDeletion', 0) === true };
    const signal = context.getExecutionCancelSignal();
    const outcome = await syncSources(batch, options, { store, embeddings, signal, now: Date.now, chunk: (document) => chunkDocument(document, { maxCharacters }) });
    await recordSync(context, configuration.tenant, outcome);
    return outcome.report;
  } finally {
    await store.close();
  }
}
