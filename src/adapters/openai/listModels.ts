import type { OpenAI } from 'openai';
import { z } from 'zod';

const page = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The ids that the server lists, in its order. */
export async function listModels(client: OpenAI, signal?: AbortSignal): Promise<string[]> {
  const answer: unknown = await client.get('/models', { signal });
  return page.parse(answer).data.map((model) => model.id);
}
