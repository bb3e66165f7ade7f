import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import { type AccessFilter, toAccessFilter } from '../principal/AccessFilter';
import type { KnowledgeStore } from './KnowledgeStore';
import { searchPermitted } from './searchKnowledge';

/** A question of the customer with the path of the document that answers it. */
export interface CheckQuestion {
  readonly question: string;
  readonly path: string;
}

/** Over some questions: the share whose document comes first, and is among the first five. */
export interface RetrievalFigures {
  readonly questions: number;
  readonly first: number;
  readonly amongFive: number;
}

/** Asks a store all questions as one principal, best chunk per document. */
export async function measureRetrieval(
  store: KnowledgeStore, questions: readonly CheckQuestion[], filter: AccessFilter, { embeddings, signal }: { embeddings?: EmbeddingModel; signal?: AbortSignal } = {},
): Promise<RetrievalFigures> {
  const vectors = embeddings && questions.length > 0 ? await embeddings.embed(questions.map(({ question }) => question), signal) : [];
  const ranks: number[] = [];
  for (const [at, { question, path }] of questions.entries()) {
    const hits = await searchPermitted(store, { text: question, vector: vectors[at], limit: 5, perDocument: 1 }, filter, { signal });
    ranks.push(hits.findIndex((hit) => hit.path === path) + 1);
  }
  const share = (good: (rank: number) => boolean) => ranks.filter(good).length / Math.max(1, ranks.length);
  return { questions: ranks.length, first: share((rank) => rank === 1), amongFive: share((rank) => rank >= 1) };
}

/**
 * A filter that everything passes which anybody may read: for figures over a whole store, from which no hit leaves this folder. It belongs to
 * no person, so a search for a person must never use it.
 */
export async function filterOfAll(store: KnowledgeStore, tenant: string, now: Date): Promise<AccessFilter> {
  const documents = await store.listAll();
  const groups = [...new Set(documents.flatMap(({ access }) => access.allow))];
  const resolved = { resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() };
  return toAccessFilter({ tenant, user: 'user:retrieval-check', groups, ...resolved }, now);
}
