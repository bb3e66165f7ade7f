import { setTimeout as sleep } from 'node:timers/promises';
import { parseFlatted } from './parseFlatted.mjs';

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/**
 * Runs a workflow from its manual trigger and resolves with its execution `{status, data}` when it ended.
 * A workflow that saves no execution data leaves no record: then `{status: 'unknown'}` comes back once it is gone from the list of running ones.
 */
export async function runWorkflow(rest, id, { within = 600_000, onWait = () => undefined } = {}) {
  const workflow = await rest.call('GET', `/workflows/${id}`);
  const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
  const { executionId } = await rest.call('POST', `/workflows/${id}/run`, { triggerToStartFrom: { name: trigger.name } });
  const until = Date.now() + within;
  while (Date.now() < until) {
    const response = await rest.send('GET', `/executions/${executionId}`);
    if (response.status === 404) return { status: 'unknown', executionId };
    const { data } = await response.json();
    if (!data) return { status: 'unknown', executionId };
    if (ENDED.has(data.status)) return { status: data.status, executionId, data: parseFlatted(data.data) };
    onWait();
    await sleep(200);
  }
  throw new Error(`"${workflow.name}" did not end within ${within / 1000} s`);
}
