import { z } from 'zod';
import type { Rest } from './logIn';

const listSchema = z.object({ results: z.array(z.object({ id: z.coerce.string(), workflowId: z.string(), status: z.string() })) });
/** Nothing comes for one that n8n has deleted since it was listed. */
const executionSchema = z.object({ data: z.string() }).optional();

/** Every execution that the instance has stored (at most 3000), each with its data as the text that lies in the database. */
export async function listExecutions(rest: Rest): Promise<{ id: string; workflowId: string; status: string; data: string }[]> {
  const found: { id: string; workflowId: string; status: string; data: string }[] = [];
  let lastId: string | undefined;
  for (let page = 0; page < 30; page++) {
    const { results } = listSchema.parse(await rest('GET', `/executions?limit=100${lastId ? `&lastId=${lastId}` : ''}`));
    for (const execution of results) {
      const stored = executionSchema.parse(await rest('GET', `/executions/${execution.id}`));
      if (stored) found.push({ ...execution, ...stored });
    }
    lastId = results.at(-1)?.id;
    if (results.length < 100) break;
  }
  return found;
}
