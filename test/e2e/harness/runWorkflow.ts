import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Rest } from './logIn';
import { parseFlatted } from './parseFlatted';

const workflowSchema = z.object({ nodes: z.array(z.object({ name: z.string(), type: z.string() })) });
const startedSchema = z.object({ executionId: z.coerce.string() });
const executionSchema = z.object({ status: z.string(), data: z.string() });
const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/** One item of a node's output. */
export type OutputItem = { json: Record<string, unknown>; pairedItem?: unknown };
/** Output of each node that ran: node name -> its runs -> outputs -> items. */
export type RunData = Record<string, { executionStatus?: string; error?: { message?: string }; data?: { main?: (OutputItem[] | null)[] } }[]>;

/** Runs a workflow from its manual trigger, as a click in the editor does, and resolves when it ended. It must save manual executions. */
export async function runWorkflow(rest: Rest, id: string, within = 60_000): Promise<{ status: string; executionId: string; runData: RunData }> {
  const { nodes } = workflowSchema.parse(await rest('GET', `/workflows/${id}`));
  const trigger = nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
  if (!trigger) throw new Error(`The workflow ${id} has no manual trigger.`);
  const { executionId } = startedSchema.parse(await rest('POST', `/workflows/${id}/run`, { triggerToStartFrom: { name: trigger.name } }));
  const until = Date.now() + within;
  while (Date.now() < until) {
    const execution = executionSchema.parse(await rest('GET', `/executions/${executionId}`));
    if (ENDED.has(execution.status)) return { status: execution.status, executionId, runData: readRunData(execution.data) };
    await sleep(200);
  }
  throw new Error(`The workflow ${id} did not end within ${within} ms.`);
}

/** The runs of every node in an execution's stored data. */
export function readRunData(stored: string): RunData {
  const data = parseFlatted(stored) as { resultData: { runData: RunData } };
  return data.resultData.runData;
}
