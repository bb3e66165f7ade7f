import type { AccessRule } from '../principal/AccessRule';
import { INVISIBLE } from '../principal/AccessRule';
import { ConfigurationError } from '../errors/ConfigurationError';
import { PrivateLlmError } from '../errors/PrivateLlmError';
import type { Generations } from './Generations';
import type { KnowledgeStore, KnownDocument } from './KnowledgeStore';
import { answering } from './rebuild';
import type { Snapshots } from './Snapshots';
import { isTombstone, toTombstone } from './tombstone';

/** What a restore came to, in documents: `shown` have the rights of today, `hidden` wait for the next index run, `removed` were deleted since. */
export interface RestoreReport {
  readonly from?: number;
  readonly generation: number;
  readonly shown: number;
  readonly hidden: number;
  readonly removed: number;
  readonly todo: string;
}

export interface RestoreScope {
  readonly tenant: string;
  /** Of the credential; undefined: words only. */
  readonly model?: string;
  readonly signal?: AbortSignal;
}

const TODO = 'Run the index workflow: what is hidden shows again when it has been read, with the rights that it has then.';

async function readCurrent(generations: Generations, from: number | undefined, signal?: AbortSignal): Promise<readonly KnownDocument[]> {
  if (from === undefined) return [];
  const store = await generations.open(from);
  try {
    return await store.listAll(signal);
  } catch (error) {
    // What cannot be read is why somebody restores. Its rights are not known then, so nothing is shown.
    if (error instanceof PrivateLlmError) return [];
    throw error;
  } finally {
    await store.close();
  }
}

async function refuseOtherModel(store: KnowledgeStore, model: string | undefined): Promise<void> {
  const { embedding, chunks, knowledgeBase } = await store.describe();
  if (chunks === 0 || embedding?.model === model) return;
  const made = embedding ? `${embedding.model} (${embedding.dimensions} dimensions)` : 'words only';
  throw new ConfigurationError('EMBEDDING_MISMATCH', `The snapshot of ${knowledgeBase} was made with ${made}; the credential names ${model ?? 'no embedding server'}.`, 'Set the embedding model in the Knowledge Base credential as it was, or rebuild the knowledge base.');
}

/** Deletions and rights of today, on texts of then: a text that is another one today stays hidden. */
async function bringUpToDate(store: KnowledgeStore, current: readonly KnownDocument[], tenant: string, signal?: AbortSignal): Promise<Pick<RestoreReport, 'shown' | 'hidden' | 'removed'>> {
  const now = new Map(current.map((document) => [document.id, document]));
  const restored = await store.listAll(signal);
  const isGone = ({ id }: KnownDocument) => current.length > 0 && (!now.has(id) || isTombstone(now.get(id)!));
  const gone = restored.filter(isGone);
  const kept = restored.filter((document) => !isGone(document));
  const ruleOf = ({ id, contentHash }: KnownDocument): AccessRule => (now.get(id)?.contentHash === contentHash ? now.get(id)!.access : INVISIBLE);
  await store.deleteDocuments(gone.map(({ id }) => id), signal);
  for (const { id, source } of current.filter(isTombstone)) await store.putDocument(toTombstone({ id, tenant, source }), [], signal);
  await store.updateRights(kept.map((document) => ({ documentId: document.id, access: ruleOf(document) })), signal);
  const hidden = kept.filter((document) => ruleOf(document).allow.length === 0).length;
  return { shown: kept.length - hidden, hidden, removed: gone.length };
}

/**
 * Lets a snapshot answer, as a new generation beside the one that answered. It never shows more than today's index does: rights and deletions
 * are those of the generation that answered, and where that cannot be read every document is hidden until the index workflow has seen it.
 * A snapshot of another model or key is refused, and nothing has changed then.
 */
export async function restoreSnapshot(generations: Generations, snapshots: Snapshots, name: string, { tenant, model, signal }: RestoreScope): Promise<RestoreReport> {
  const list = await generations.list();
  const from = answering(list);
  const generation = Math.max(0, ...list.map(({ number }) => number)) + 1;
  await snapshots.restore(name, generation);
  try {
    const store = await generations.open(generation);
    try {
      await refuseOtherModel(store, model);
      const counts = await bringUpToDate(store, await readCurrent(generations, from, signal), tenant, signal);
      await generations.activate(generation);
      return { from, generation, ...counts, todo: TODO };
    } finally {
      await store.close();
    }
  } catch (error) {
    await generations.remove(generation).catch(() => undefined);
    throw error;
  }
}
