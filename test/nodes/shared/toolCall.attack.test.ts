import type { IDataObject } from 'n8n-workflow';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { fakeExecuteFunctions, type FakeRun } from '../../fixtures/fakeExecuteFunctions';
import { rig, useRig } from '../AccessCheck/accessRig';

useRig();

const hook = (subject: string): NonNullable<FakeRun['nodes']> => [
  { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication: 'jwtAuth' }, items: [{ json: { jwtPayload: { iss: 'https://eip', sub: subject } } }] },
  { name: 'Sign In', type: 'n8n-nodes-private-llm.accessCheck', typeVersion: 2, disabled: false, items: [{ json: { asked: { person: 'user:ceo', assurance: 'token' } } }] },
];
/** What a model writes is put over the agent's own input, so the item of a tool holds its word. */
const written = { jwtPayload: { iss: 'https://eip', sub: 'E1' }, asked: { person: 'user:ceo', assurance: 'token' }, askAs: 'ceo', user: { id: 'ceo' } };
async function call(subject: string, parameters: IDataObject = {}, toolOf: string | null = 'Agent') {
  const { privateLlmAuditLogApi: _log, ...credentials } = rig.credentials({ allowTyped: true });
  const node = new RagQuery();
  const outputs = await node.execute.call(fakeExecuteFunctions({ node, ...(toolOf && { toolOf }), nodes: hook(subject), credentials, continueOnFail: true, items: [{ json: written }], parameters: { operation: 'search', question: '麒麟專案的客戶是哪一家？', ...parameters } }));
  return { outputs: outputs.length, text: JSON.stringify(outputs) };
}
const SECRET = '歐睿思光刻';

test('an agent\'s tool answers for whoever the trigger of the agent knows, whatever the model wrote', async () => {
  expect((await call('E1')).text).toContain(SECRET);
  const { text } = await call('E2');
  expect(text).toContain('user:intern');
  expect(text).not.toContain(SECRET);
});

test.each([
  { why: 'a name from the item', parameters: { whoIsAsking: 'typed', askAs: '={{ $json.askAs }}' } },
  { why: 'a name that the model fills in', parameters: { whoIsAsking: 'typed', askAs: "={{ $fromAI('who') }}" } },
  { why: 'a way from the item', parameters: { whoIsAsking: '={{ $json.way }}' } },
  { why: 'an earlier node from the item', parameters: { whoIsAsking: 'node', earlierNode: '={{ $json.node }}' } },
  { why: 'an earlier node, whose item n8n cannot tell for a tool', parameters: { whoIsAsking: 'node', earlierNode: 'Sign In' } },
  { why: 'a mail that the model wrote', parameters: { operation: 'mail', sampleMessage: '={{ $json.mail }}' } },
])('an agent\'s tool finds nothing by $why', async ({ parameters }) => {
  const { text } = await call('E1', parameters);
  expect(text).toContain('ASKER_REFUSED');
  expect(text).not.toContain(SECRET);
});

test('an agent is told on its one output what was not found and what failed', async () => {
  expect((await call('E2', { question: '木星' })).outputs).toBe(1);
  expect((await call('E9')).text).toContain('PERSON_REFUSED');
  expect((await call('E2', { question: '木星' }, null)).outputs).toBe(2);
});
