import { z } from 'zod';
import type { ChatResult } from '../../answering/ChatModel';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { toUsage, usageSchema } from './usage';

const chunkSchema = z.object({
  model: z.string().optional(),
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: z.string().nullish() })).default([]),
  usage: usageSchema.nullish(),
});

/** Gathers a streamed answer; one that ends without a finish reason was cut and is refused, never taken for whole. */
export async function gatherStream(stream: AsyncIterable<unknown>, asked: string, onChunk: () => void): Promise<ChatResult> {
  let result: ChatResult = { text: '', model: asked, finishReason: '' };
  const texts: string[] = [];
  for await (const raw of stream) {
    onChunk();
    const chunk = chunkSchema.parse(raw);
    const [choice] = chunk.choices;
    texts.push(choice?.delta?.content ?? '');
    result = { ...result, model: chunk.model ?? result.model, finishReason: choice?.finish_reason ?? result.finishReason, usage: chunk.usage ? toUsage(chunk.usage) : result.usage };
  }
  if (!result.finishReason) throw new ServiceUnavailable('MODEL_ANSWER_CUT', 'The model server ended the answer half-way.', 'Try again; if it goes on, see the log of the model server.');
  return { ...result, text: texts.join('') };
}
