import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ChatModel, ChatRequest, ChatResult } from '../../answering/ChatModel';
import { checkModelAllowed } from '../../guard/checkModelAllowed';
import type { ChatConfiguration } from '../configuration';
import { explainError, timedOut } from './explainError';
import { gatherStream } from './gatherStream';
import { listModels } from './listModels';
import { DEFAULT_TIMEOUT, openClient } from './openClient';
import { toChatBody } from './toChatBody';
import { toUsage, usageSchema } from './usage';
import { Watch } from './Watch';

const completion = z.object({
  model: z.string().optional(),
  choices: z.tuple([z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() })], z.unknown()),
  usage: usageSchema.nullish(),
});

class OpenAiChat implements ChatModel {
  private readonly client: OpenAI;

  constructor(private readonly server: ChatConfiguration) {
    this.client = openClient(server);
  }

  async complete(request: ChatRequest, signal?: AbortSignal): Promise<ChatResult> {
    checkModelAllowed(request.model, this.server.allowedModels);
    signal?.throwIfAborted();
    try {
      return await (request.stream ? this.streamed(request, signal) : this.whole(request, signal));
    } catch (error) {
      throw await explainError(error, this.server, request.model, () => listModels(this.client), signal);
    }
  }

  async listModels(signal?: AbortSignal): Promise<string[]> {
    try {
      return await listModels(this.client, signal);
    } catch (error) {
      throw await explainError(error, this.server, '', () => Promise.reject(new Error('no list')), signal);
    }
  }

  private async whole(request: ChatRequest, signal?: AbortSignal): Promise<ChatResult> {
    const answer = completion.parse(await this.client.chat.completions.create({ ...toChatBody(request), stream: false }, { signal }));
    const [choice] = answer.choices;
    return {
      text: choice.message.content ?? '', model: answer.model ?? request.model, finishReason: choice.finish_reason ?? 'unknown',
      ...(answer.usage ? { usage: toUsage(answer.usage) } : {}),
    };
  }

  /** The SDK's timeout ends with the headers, so a stream that falls silent is watched here. */
  private async streamed(request: ChatRequest, signal?: AbortSignal): Promise<ChatResult> {
    const body = { ...toChatBody(request), stream: true, stream_options: { include_usage: true } } as const;
    const stream = await this.client.chat.completions.create(body, { signal });
    const watch = new Watch(this.server.timeout ?? DEFAULT_TIMEOUT, () => stream.controller.abort());
    try {
      return await gatherStream(stream, request.model, () => watch.refresh());
    } catch (error) {
      throw watch.fired ? timedOut(this.server) : error;
    } finally {
      watch.stop();
    }
  }
}

/** Any OpenAI-compatible chat server; only models on the allow-list are ever asked, and an empty list allows none. */
export function openAiChat(configuration: ChatConfiguration): ChatModel {
  return new OpenAiChat(configuration);
}
