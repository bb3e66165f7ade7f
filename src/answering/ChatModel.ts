import type { Usage } from './Answer';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** Pictures beside the text of a user's message, as data URIs. */
  readonly images?: readonly string[];
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly maxTokens?: number;
  /** `text`, any JSON object, or JSON of a given schema. */
  readonly format?: 'text' | 'json' | { readonly schema: Readonly<Record<string, unknown>>; readonly name: string };
  readonly stream?: boolean;
}

export interface ChatResult {
  readonly text: string;
  readonly model: string;
  readonly finishReason: string;
  readonly usage?: Usage;
}

/** A chat server behind an allow-list of models. Port; adapter: any OpenAI-compatible /v1/chat/completions. */
export interface ChatModel {
  complete(request: ChatRequest, signal?: AbortSignal): Promise<ChatResult>;
  listModels(signal?: AbortSignal): Promise<string[]>;
}
