import type { Answer } from './Answer';
import { answerExtractively, type ExtractiveAnswer, type ExtractiveOptions, type QuotableHit } from './answerExtractively';
import { notFoundText } from './answerText';
import { buildPrompt, NO_ANSWER } from './buildPrompt';
import { checkCitations } from './checkCitations';
import type { ChatModel } from './ChatModel';

/** The model that writes the answer; `onFailure` says what a person gets when it does not answer (default: the error). */
export interface ModelChoice {
  readonly model: ChatModel;
  readonly name: string;
  readonly onFailure?: 'error' | 'quotes';
  readonly maxTokens?: number;
}

export type UnaskedAnswer = Omit<Answer, 'asked'>;

const DEFAULT_MAX_TOKENS = 800;

/** Lets a model write the answer over the hits and keeps what they support. Without hits the model is not called. */
export async function answerWithModel(question: string, hits: readonly QuotableHit[], chat: ModelChoice, marker: string, signal?: AbortSignal): Promise<UnaskedAnswer> {
  const nothing = { status: 'notFound', text: notFoundText(question), mode: 'model', citations: [], removed: [] } as const;
  if (!hits.length) return nothing;
  const messages = buildPrompt(question, hits, marker);
  const result = await chat.model.complete({ model: chat.name, messages, temperature: 0, maxTokens: chat.maxTokens ?? DEFAULT_MAX_TOKENS }, signal);
  const made = { model: result.model, ...(result.usage && { usage: result.usage }) };
  const draft = withoutThinking(result.text);
  if (draft.includes(NO_ANSWER)) return { ...nothing, ...made };
  const checked = checkCitations(draft, hits);
  if (!checked.citations.length) return { ...nothing, ...made, removed: checked.removed };
  return { status: 'answered', mode: 'model', ...checked, ...made };
}

/** An extractive answer in the shape that model answers have. */
export function answerWithQuotes(question: string, hits: readonly QuotableHit[], options?: ExtractiveOptions): UnaskedAnswer {
  const { status, text, citations, confidence }: ExtractiveAnswer = answerExtractively(question, hits, options);
  return { status, text, mode: 'extractive', citations, confidence, removed: [] };
}

/** Reasoning models put their thoughts before the answer. */
function withoutThinking(text: string): string {
  return text.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '').trim();
}
