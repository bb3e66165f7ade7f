import type { KnowledgeStore } from '../knowledge/KnowledgeStore';
import { type Memory, remember, type Remembered } from '../knowledge/remember';
import type { AccessFilter } from '../principal/AccessFilter';
import type { Answer } from './Answer';

/** Everything that decides an answer beside what the knowledge base holds; plain JSON. */
export interface AnswerParts {
  readonly question: string;
  readonly filter: AccessFilter;
  readonly choices: object;
  /** Quotes that stand in for a model that failed are not kept. */
  readonly wantsModel: boolean;
}

/**
 * The answer to the very same question of somebody with the very same rights at the very same version of the knowledge base, or a new one. `T`
 * carries what the audit needs, so that an answer from the cache is recorded like any other. Where the store cannot tell its version nothing is remembered.
 */
export async function rememberAnswer<T extends { readonly answer: Answer }>(
  memory: Memory | undefined, store: KnowledgeStore, { question, filter, choices, wantsModel }: AnswerParts, make: () => Promise<T>,
): Promise<Remembered<T> | { readonly value: T; readonly cache?: undefined }> {
  const version = memory && (await store.version?.());
  if (!memory || version === undefined) return { value: await make() };
  const rights = [filter.tenant, [...filter.anyOf].sort(), [...filter.noneOf].sort()];
  const remembered = await remember(memory, 'answer', [version, rights, question.trim(), wantsModel, choices], make, ({ answer }) => !wantsModel || answer.mode === 'model');
  // What was spent on it was spent then.
  if (remembered.cache.hit) return { ...remembered, value: { ...remembered.value, answer: { ...remembered.value.answer, usage: undefined } } };
  // A change while the answer was made: it is of neither version for certain, and it stands under the older one, which nobody asks for again.
  return remembered;
}
