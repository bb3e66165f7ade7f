import { z } from 'zod';
import type { Usage } from '../../answering/Answer';

export const usageSchema = z.object({ prompt_tokens: z.number(), completion_tokens: z.number().default(0) });

/** Tokens as the server counted them. */
export function toUsage(raw: z.output<typeof usageSchema>): Usage {
  return { promptTokens: raw.prompt_tokens, completionTokens: raw.completion_tokens };
}
