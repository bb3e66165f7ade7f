import { z } from 'zod';
import { logIn } from './harness/logIn';
import { runWorkflow } from './harness/runWorkflow';

const workflowSchema = z.object({ nodes: z.array(z.looseObject({ name: z.string(), type: z.string(), parameters: z.record(z.string(), z.unknown()) })), connections: z.unknown(), settings: z.looseObject({}) });
const reportSchema = z.object({ report: z.looseObject({ added: z.number(), updated: z.number(), skipped: z.number() }) });
const ROUND = 10;

/** The shipped workflow with small rounds, into a knowledge base of its own, keeping its executions. */
async function createCopy(): Promise<string> {
  const rest = await logIn();
  const held = z.array(z.object({ id: z.string(), name: z.string() })).parse(await rest('GET', '/workflows'));
  const { nodes, connections, settings } = workflowSchema.parse(await rest('GET', `/workflows/${held.find(({ name }) => name === "Index the company's documents")?.id}`));
  const changed = nodes.map((node) => {
    const parameters = { ...node.parameters, ...('knowledgeBase' in node.parameters && { knowledgeBase: 'rounds' }) };
    return node.type === 'n8n-nodes-private-llm.documentIngest' ? { ...node, parameters: { ...parameters, options: { limit: ROUND } } } : { ...node, parameters };
  });
  const saved = z.object({ id: z.string() }).parse(await rest('POST', '/workflows', { name: 'Index in rounds', nodes: changed, connections, settings: { ...settings, saveManualExecutions: true } }));
  return saved.id;
}

async function run(id: string) {
  const { status, runData } = await runWorkflow(await logIn(), id);
  expect(status).toBe('success');
  return { rounds: runData['Read the Documents']?.length ?? 0, ...reportSchema.parse(runData.Done?.[0]?.data?.main?.[0]?.[0]?.json) };
}

test('started by hand, the index workflow goes round until nothing remains and reports all rounds as one', async () => {
  const id = await createCopy();
  const { rounds, report } = await run(id);
  expect(rounds).toBe(Math.ceil(report.added / ROUND));
  expect(rounds).toBeGreaterThan(2);
  expect(report).toMatchObject({ updated: 0, skipped: 0 });
  expect(await run(id)).toMatchObject({ rounds: 1, report: { added: 0, updated: 0, skipped: report.added } });
});
