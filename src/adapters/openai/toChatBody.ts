import type { OpenAI } from 'openai';
import type { ChatMessage, ChatRequest } from '../../answering/ChatModel';

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParams;

function toResponseFormat(format: ChatRequest['format']): Pick<Body, 'response_format'> {
  if (format === undefined || format === 'text') return {};
  if (format === 'json') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: format.name, schema: { ...format.schema }, strict: true } } };
}

type Message = Body['messages'][number];

function toMessage({ role, content, images }: ChatMessage): Message {
  if (role !== 'user' || !images?.length) return { role, content };
  return { role, content: [...images.map((url) => ({ type: 'image_url', image_url: { url } }) as const), { type: 'text', text: content }] };
}

/** The request without its stream options; `max_tokens` because vLLM, llama.cpp and Ollama all know it. */
export function toChatBody(request: ChatRequest): Omit<OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming, 'stream'> {
  return {
    model: request.model,
    messages: request.messages.map(toMessage),
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(request.maxTokens === undefined ? {} : { max_tokens: request.maxTokens }),
    ...toResponseFormat(request.format),
  };
}
