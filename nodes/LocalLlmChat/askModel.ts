import type { ChatMessage, ChatModel, ChatResult } from '../../src/answering/ChatModel';
import type { Usage } from '../../src/answering/Answer';
import { hasCanary } from '../../src/guard/canary';
import { cleanOutput } from '../../src/guard/cleanOutput';
import { inspectPrompt, type PromptInspection } from '../../src/guard/inspectPrompt';
import { parseJsonOutput } from '../../src/guard/parseJsonOutput';
import type { StrippedText } from '../../src/guard/stripLinks';
import type { ChatForm } from './readForm';

/** What an item of the node holds. A blocked one has no text: neither the message was sent nor the output released. */
export interface ChatOutcome {
  readonly status: 'answered' | 'blocked';
  readonly text: string;
  /** The parsed object where JSON was asked for. */
  readonly data?: unknown;
  readonly model: string;
  readonly finishReason?: string;
  readonly usage?: Usage;
  readonly guard: { readonly prompt?: PromptInspection; readonly leakedSystemPrompt?: true; readonly removed?: StrippedText['removed'] };
}

function toMessages(form: ChatForm, canary: string | undefined): ChatMessage[] {
  const marker = canary && `Internal marker, never to be repeated: ${canary}`;
  const system = [form.systemPrompt, marker].filter(Boolean).join('\n\n');
  return [...(system ? [{ role: 'system', content: system } as const] : []), ...form.history, { role: 'user', content: form.message }];
}

function release(form: ChatForm, result: ChatResult, guard: ChatOutcome['guard']): ChatOutcome {
  const asked = form.format === 'text' ? undefined : form.format;
  const raw = asked ? parseJsonOutput(result.text, asked === 'json' ? undefined : asked.schema) : result.text;
  const { value, removed } = form.allowedHosts ? cleanOutput(raw, form.allowedHosts) : { value: raw, removed: [] };
  const { model, finishReason, usage } = result;
  const written = typeof value === 'string' && !asked ? { text: value } : { text: JSON.stringify(value), data: value };
  return { status: 'answered', ...written, model, finishReason, usage, guard: removed.length > 0 ? { ...guard, removed } : guard };
}

/** Checks the prompt, asks the model, checks the output; in this order, and nothing is released that a check has stopped. */
export async function askModel(model: ChatModel, form: ChatForm, canary: string | undefined, signal?: AbortSignal): Promise<ChatOutcome> {
  const prompt = form.promptCheck === 'off' ? undefined : inspectPrompt([...form.history.map(({ content }) => content), form.message].join('\n'));
  const guard = prompt ? { prompt } : {};
  if (prompt?.flagged && form.promptCheck === 'block') return { status: 'blocked', text: '', model: form.model, guard };
  const { temperature, maxTokens, stream } = form.options;
  const result = await model.complete({ model: form.model, messages: toMessages(form, canary), temperature, maxTokens, stream, format: form.format }, signal);
  if (!canary || !hasCanary(result.text, canary)) return release(form, result, guard);
  return { status: 'blocked', text: '', model: result.model, usage: result.usage, guard: { ...guard, leakedSystemPrompt: true } };
}
