import type { Chunk } from '../chunking/Chunk';
import type { Document } from '../document/Document';
import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import { InvalidInput } from '../errors/InvalidInput';
import type { EmbeddedChunk, KnowledgeStore, StoredDocument } from './KnowledgeStore';
import type { FailedSync } from './SyncReport';

export interface PutContext {
  readonly store: KnowledgeStore;
  readonly chunk: (document: Document) => readonly Chunk[];
  readonly embeddings?: EmbeddingModel;
  readonly signal?: AbortSignal;
  readonly onStored?: (document: Document) => void;
}

export interface PutResult {
  readonly stored: ReadonlySet<string>;
  readonly chunks: number;
  readonly failed: readonly FailedSync[];
}

interface Prepared {
  readonly document: Document;
  readonly chunks: readonly EmbeddedChunk[];
}

/** Chunks that are embedded in one call. Two groups are under way at a time: four requests of 64 inputs, which keep an embedding server busy; a smaller one leaves less to be written after the last answer. */
const GROUP = 128;

/** The parts that are stored; the text itself is in the chunks. */
function toStored({ id, tenant, source, title, contentHash, category, language, access, metadata }: Document): StoredDocument {
  return { id, tenant, source, title, contentHash, category, language, access, metadata };
}

/** An error of this one document; anything else (a server that is down, a wrong setting) ends the run, which can be repeated. */
function toFailure({ id, source }: Document, error: unknown): FailedSync {
  if (!(error instanceof InvalidInput)) throw error;
  return { id, path: source.path, code: error.code, message: error.message, todo: error.todo };
}

function* groupsOf(documents: readonly Document[], chunk: PutContext['chunk'], failed: FailedSync[]): Generator<Prepared[]> {
  let group: Prepared[] = [];
  let size = 0;
  for (const document of documents) {
    let chunks: readonly Chunk[];
    try {
      chunks = chunk(document);
    } catch (error) {
      failed.push(toFailure(document, error));
      continue;
    }
    // What goes beyond would be a small request of its own.
    if (size > 0 && size + chunks.length > GROUP) {
      yield group;
      [group, size] = [[], 0];
    }
    group.push({ document, chunks });
    size += chunks.length;
  }
  if (group.length > 0) yield group;
}

async function embedAll(group: readonly Prepared[], { embeddings, signal }: PutContext): Promise<Prepared[]> {
  const texts = group.flatMap(({ chunks }) => chunks.map(({ context, text }) => (context ? `${context}\n\n${text}` : text)));
  if (!embeddings || texts.length === 0) return [...group];
  const vectors = await embeddings.embed(texts, signal);
  let next = 0;
  return group.map(({ document, chunks }) => ({ document, chunks: chunks.map((chunk) => ({ ...chunk, vector: vectors[next++] })) }));
}

/** A text that the server refuses must not fail its neighbours: after a refusal each document is tried by itself. */
async function embedGroup(group: readonly Prepared[], context: PutContext, failed: FailedSync[]): Promise<Prepared[]> {
  try {
    return await embedAll(group, context);
  } catch (error) {
    const [only] = group;
    if (group.length > 1 && error instanceof InvalidInput) return (await Promise.all(group.map((one) => embedGroup([one], context, failed)))).flat();
    if (only) failed.push(toFailure(only.document, error));
    return [];
  }
}

/** Whether the store took all of a group at once; false where it cannot, or where one of them is refused and must be found. */
async function putTogether(group: readonly Prepared[], { store, signal }: PutContext): Promise<boolean> {
  if (!store.putDocuments || group.length < 2) return false;
  try {
    await store.putDocuments(group.map(({ document, chunks }) => ({ document: toStored(document), chunks })), signal);
    return true;
  } catch (error) {
    if (error instanceof InvalidInput) return false;
    throw error;
  }
}

/** Chunks, embeds and stores documents in their order, embedding the next ones while the last are embedded and written. One that fails is listed, the others go on. */
export async function putDocuments(documents: readonly Document[], context: PutContext): Promise<PutResult> {
  const failed: FailedSync[] = [];
  const stored = new Set<string>();
  let chunks = 0;
  const keep = ({ document, chunks: own }: Prepared): void => {
    stored.add(document.id);
    chunks += own.length;
    context.onStored?.(document);
  };
  const put = async ({ document, chunks: own }: Prepared): Promise<void> => {
    try {
      await context.store.putDocument(toStored(document), own, context.signal);
    } catch (error) {
      failed.push(toFailure(document, error));
      return;
    }
    keep({ document, chunks: own });
  };
  const putAll = async (group: readonly Prepared[]) => {
    context.signal?.throwIfAborted();
    if (await putTogether(group, context)) group.forEach(keep);
    else
      for (const one of group) {
        context.signal?.throwIfAborted();
        await put(one);
      }
  };
  let writing = Promise.resolve();
  const writeAfter = async (embedding: Promise<Prepared[]> | undefined) => {
    if (!embedding) return;
    const [embedded] = await Promise.all([embedding, writing]);
    writing = putAll(embedded);
    // The error is thrown where it is awaited; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };
  let embedding: Promise<Prepared[]> | undefined;
  for (const group of groupsOf(documents, context.chunk, failed)) {
    context.signal?.throwIfAborted();
    // The next group is on its way before the last one is back, so that the server never waits for us.
    const next = embedGroup(group, context, failed);
    next.catch(() => undefined);
    await writeAfter(embedding);
    embedding = next;
  }
  await writeAfter(embedding);
  await writing;
  return { stored, chunks, failed };
}
