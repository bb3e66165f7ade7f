import type { IExecuteFunctions } from 'n8n-workflow';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import { inVersionOf } from '../../src/knowledge/inVersionOf';
import type { SyncReport } from '../../src/knowledge/SyncReport';
import { syncSources, type SyncBatch } from '../../src/knowledge/syncSources';
import { openKnowledgeBase } from '../shared/connect';
import { readChunkSize } from './chunkSize';
import { recordSync } from './recordSync';

/** Brings the generation that answers, or the named one, in step with what arrived; recorded in the audit log where one is chosen. */
export async function sync(context: IExecuteFunctions, batch: SyncBatch, generation?: number): Promise<SyncReport> {
  const { store, embeddings, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', 0)), 0, generation);
  try {
    const size = await readChunkSize(context);
    const options = { allowLargeDeletion: context.getNodeParameter('allowLargeDeletion', 0) === true };
    const signal = context.getExecutionCancelSignal();
    const outcome = await syncSources(inVersionOf(batch, size), options, { store, embeddings, signal, now: Date.now, chunk: (document) => chunkDocument(document, size) });
    await recordSync(context, configuration.tenant, outcome);
    return outcome.report;
  } finally {
    await store.close();
  }
}
