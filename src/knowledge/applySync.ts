import type { Chunk } from '../chunking/Chunk';
import type { Document } from '../document/Document';
import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import { ConfigurationError } from '../errors/ConfigurationError';
import type { KnowledgeStore, StoreDescription } from './KnowledgeStore';
import type { SyncPlan } from './planSync';
import { putDocuments } from './putDocuments';
import type { SyncReport } from './SyncReport';
import { toTombstone } from './tombstone';

export interface SyncContext {
  readonly store: KnowledgeStore;
  readonly chunk: (document: Document) => readonly Chunk[];
  /** Absent: the knowledge base is searched by words only. */
  readonly embeddings?: EmbeddingModel;
  /** Milliseconds since 1970, for the report's `seconds` and the time of the run. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Called after each document that was stored. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Before anything is embedded: the first document would be refused only after the server has done its work. */
function refuseOtherModel({ embedding, chunks, knowledgeBase }: StoreDescription, model: string | undefined): void {
  if (chunks === 0 || embedding?.model === model) return;
  throw new ConfigurationError(
    'EMBEDDING_MISMATCH',
    `The knowledge base ${knowledgeBase} was made with ${embedding?.model ?? 'words only'}; the credential names ${model ?? 'no embedding server'}.`,
    'Set the embedding model in the Knowledge Base credential as it was, or index into a knowledge base with another name.',
  );
}

/**
 * Carries a plan out: rights and reported deletions first (what is no longer allowed ends at once), then new and changed documents, then what is stale, seen or gone.
 * Every step can be repeated, so a run that was cut off is finished by the next one.
 */
export async function applySync(plan: SyncPlan, context: SyncContext): Promise<SyncReport> {
  const { store, signal, now } = context;
  const began = now();
  const description = await store.describe();
  const documents = [...plan.add, ...plan.update];
  if (documents.length > 0) refuseOtherModel(description, context.embeddings?.model);
  await store.updateRights(plan.rights, signal);
  for (const deleted of plan.bury) await store.putDocument(toTombstone(deleted), [], signal);
  let done = 0;
  const put = await putDocuments(documents, { ...context, onStored: () => context.onProgress?.(++done, documents.length) });
  await store.markStale(plan.stale, signal);
  await store.touch(plan.touch, signal);
  await store.deleteDocuments([...plan.remove, ...plan.forget], signal);
  const count = (of: readonly Document[]) => of.filter(({ id }) => put.stored.has(id)).length;
  return {
    knowledgeBase: description.knowledgeBase, added: count(plan.add), updated: count(plan.update), skipped: plan.skipped, deleted: plan.deleted,
    stale: plan.stale.length, rightsUpdated: plan.rights.length, chunks: put.chunks, seconds: (now() - began) / 1000, failed: put.failed, warnings: plan.warnings,
  };
}
