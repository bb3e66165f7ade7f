import { InvalidInput } from '../errors/InvalidInput';
import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import type { KnowledgeStore, SearchRequest, StoredHit } from '../knowledge/KnowledgeStore';
import { type SearchOptions, searchPermitted } from '../knowledge/searchKnowledge';
import type { AccessFilter } from '../principal/AccessFilter';
import type { Answer } from './Answer';
import type { ExtractiveOptions } from './answerExtractively';
import { notFoundText } from './answerText';
import { answerWithModel, answerWithQuotes, type ModelChoice, type UnaskedAnswer } from './answerWithModel';

/** One question of one resolved person. `random` gives text that nobody can guess, new at each call. */
export interface QuestionRequest {
  readonly question: string;
  readonly store: KnowledgeStore;
  readonly embeddings?: EmbeddingModel;
  /** Makes the links of citations; e.g. https://nas.example/{path}. */
  readonly linkTemplate?: string;
  readonly filter: AccessFilter;
  readonly asked: Answer['asked'];
  readonly random: () => string;
  readonly only?: SearchRequest['only'];
  readonly weights?: SearchRequest['weights'];
  readonly refinement?: SearchOptions['refinement'];
  readonly neighbours?: boolean;
  readonly limits?: ExtractiveOptions & { readonly hits?: number; readonly perDocument?: number; readonly questionCharacters?: number };
  /** Absent: the answer is extractive. */
  readonly chat?: ModelChoice;
  readonly signal?: AbortSignal;
}

const DEFAULT_HITS = 8;
const DEFAULT_PER_DOCUMENT = 4;
const LONGEST_QUESTION = 2000;

/**
 * Searches under the person's filter, answers from the hits alone, and checks every quote against them before it is returned.
 * `mode` says how the answer was made; a model that fails is an error, or quotes where `chat.onFailure` says so.
 */
export async function answerQuestion(request: QuestionRequest): Promise<Answer> {
  const { asked } = request;
  const question = readQuestion(request);
  const hits = await permittedHits(request, question);
  const answer = await makeAnswer(request, question, hits);
  const citations = answer.citations.filter((one) => hits.some((hit) => hit.documentId === one.documentId && hit.text.includes(one.quote)));
  if (answer.status === 'answered' && citations.length === answer.citations.length && citations.length) return { ...answer, asked };
  return { ...answer, status: 'notFound', text: notFoundText(question), citations: [], asked };
}

function readQuestion({ question, limits }: QuestionRequest): string {
  const most = limits?.questionCharacters ?? LONGEST_QUESTION;
  const plain = question.trim();
  if (!plain) throw new InvalidInput('QUESTION_EMPTY', 'The question is empty.', 'Give the question in the Question field.');
  if (plain.length > most) throw new InvalidInput('QUESTION_TOO_LONG', `The question has ${plain.length} characters; at most ${most} are taken.`, 'Shorten the question.');
  return plain;
}

async function permittedHits({ store, linkTemplate, embeddings, filter, limits, only, weights, refinement, neighbours, signal }: QuestionRequest, question: string): Promise<StoredHit[]> {
  const [vector] = embeddings ? await embeddings.embed([question], signal) : [];
  const search = { text: question, limit: limits?.hits ?? DEFAULT_HITS, perDocument: limits?.perDocument ?? DEFAULT_PER_DOCUMENT, ...(vector && { vector }), ...(only && { only }), ...(weights && { weights }) };
  return searchPermitted(store, search, filter, { linkTemplate, signal, refinement, neighbours });
}

async function makeAnswer({ chat, random, limits, signal }: QuestionRequest, question: string, hits: readonly StoredHit[]): Promise<UnaskedAnswer> {
  if (!chat) return answerWithQuotes(question, hits, limits);
  try {
    return await answerWithModel(question, hits, chat, random(), signal);
  } catch (error) {
    if (chat.onFailure !== 'quotes' || signal?.aborted) throw error;
    return answerWithQuotes(question, hits, limits);
  }
}
