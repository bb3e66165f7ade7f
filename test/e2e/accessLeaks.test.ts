import { SAMPLE } from '../fixtures/sampleDirectory';
import { portalToken } from './harness/askAs';
import { callWebhook } from './harness/callWebhook';
import { ACTIVE as active, type Canary, leaksIn, makeCanaries, maySee as may, putCanaries, tellFigures } from './harness/canaries';
import { createCopy } from './harness/createCopy';
import { createWorkflow } from './harness/createWorkflow';
import { listExecutions } from './harness/listExecutions';
import { logIn, type Rest } from './harness/logIn';
import { parseFlatted } from './harness/parseFlatted';
import { runWorkflow } from './harness/runWorkflow';

const BASE = `canaries-${process.pid}`;
const DOCUMENTS = 120;
/** How many documents are asked for, and how many one question names: a search finds many at once, an answer is about one. */
const ASKED = { search: { documents: DOCUMENTS, named: 20 }, answer: { documents: 12, named: 1 } } as const;
const WAYS = ['search', 'answer'] as const;
const canaries = makeCanaries(DOCUMENTS, 11);

function createAsking(rest: Rest, operation: 'search' | 'answer'): Promise<string> {
  const credentials = { privateLlmKnowledgeBaseApi: 'Company knowledge base', privateLlmDirectoryApi: 'Company directory', privateLlmAuditLogApi: 'Company audit log' };
  const path = `${BASE}-${operation}`;
  return createWorkflow(rest, path, [
    { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters: { httpMethod: 'POST', path, authentication: 'jwtAuth', responseMode: 'lastNode', options: {} }, credentials: { jwtAuth: 'Portal token' } },
    { name: 'Ask', type: 'n8n-nodes-private-llm.ragQuery', parameters: { operation, knowledgeBase: BASE, question: '={{ $json.body.question }}', options: { limit: 50, perDocument: 1 } }, credentials, onError: 'continueRegularOutput' },
    { name: 'Both', type: 'n8n-nodes-base.noOp' },
  ], { Hook: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] }, Ask: { main: [[{ node: 'Both', type: 'main', index: 0 }], [{ node: 'Both', type: 'main', index: 0 }]] } }, true);
}

describe('canaries in a real n8n', () => {
  const got: { person: string; way: string; text: string; asked: readonly Canary[] }[] = [];
  const workflows: string[] = [];
  let rest: Rest;

  beforeAll(async () => {
    rest = await logIn();
    await putCanaries(BASE, canaries);
    for (const way of WAYS) workflows.push(await createAsking(rest, way));
    for (const way of WAYS)
      for (let from = 0; from < ASKED[way].documents; from += ASKED[way].named) {
        const asked = canaries.slice(from, from + ASKED[way].named);
        const question = `${asked.map(({ subject }) => subject).join('、')}的代碼是什麼？`;
        // All people at once, so that their executions run beside each other.
        got.push(...(await Promise.all(active.map(async (person) => ({ person, way, asked, text: JSON.stringify((await callWebhook(`${BASE}-${way}`, { question }, portalToken(person))).body) })))));
      }
  }, 240_000);

  test.each(WAYS)('no %s through a webhook leaks one', (way) => {
    const own = got.filter((one) => one.way === way);
    expect(own.reduce((pairs, { asked }) => pairs + asked.length, 0)).toBe(active.length * ASKED[way].documents);
    const leaks = own.flatMap(({ person, text }) => leaksIn(text, person, canaries));
    const granted = own.flatMap(({ person, text, asked }) => asked.filter((one) => may(person, one)).map(({ canary }) => text.includes(canary)));
    tellFigures(`webhook ${way}`, { pairs: active.length * ASKED[way].documents, granted: granted.length, seen: granted.filter(Boolean).length, leaks: leaks.length });
    expect(leaks).toEqual([]);
    expect(own.filter(({ person, text, asked }) => asked.some((one) => may(person, one) && text.includes(one.canary))).length).toBeGreaterThan(active.length);
  });

  test('what is granted is found by a search', () => {
    const granted = got.filter(({ way }) => way === 'search').flatMap(({ person, text, asked }) => asked.filter((one) => may(person, one)).map(({ canary }) => text.includes(canary)));
    expect(granted.filter(Boolean).length / granted.length).toBeGreaterThan(0.9);
  });

  test('no stored execution of a person holds a canary that the person may not see', async () => {
    const stored = (await listExecutions(rest)).filter(({ workflowId }) => workflows.includes(workflowId));
    expect(stored).toHaveLength(got.length);
    const leaks = active.flatMap((person) => {
      const { subject } = SAMPLE.people.find(({ id }) => id === person)!.logins.find(({ issuer }) => issuer !== 'n8n')!;
      const own = stored.map(({ data }) => JSON.stringify(parseFlatted(data))).filter((data) => data.includes(`"${subject}"`));
      expect(own.length).toBe(got.length / active.length);
      return canaries.filter((one) => !may(person, one) && own.some((data) => data.includes(one.canary))).map((one) => `${person} ${one.subject}`);
    });
    expect(leaks).toEqual([]);
  });

  test('the shipped nightly test tries all pairs and finds nothing', async () => {
    const step = 'Try Every Document as Every Person';
    const id = await createCopy(rest, 'nightly-leak-test.json', { prefix: BASE, knowledgeBase: BASE, parameters: { [step]: { source: BASE } } });
    const { status, runData } = await runWorkflow(rest, id, 120_000);
    expect(runData[step]?.[0]?.data?.main?.[0]?.[0]?.json).toMatchObject({ pairs: active.length * DOCUMENTS, leaks: 0, complete: true });
    expect(status).toBe('success');
  });

  test('the shipped nightly test fails where there is nothing to try', async () => {
    const id = await createCopy(rest, 'nightly-leak-test.json', { prefix: `${BASE}-none`, knowledgeBase: BASE, parameters: { 'Try Every Document as Every Person': { source: 'no-such-source' } } });
    expect((await runWorkflow(rest, id)).status).toBe('error');
  });

  test('what goes wrong tells nothing either', async () => {
    const intern = 'user:cai.yijun';
    const hidden = canaries.filter((one) => !may(intern, one));
    for (const question of [hidden.map(({ subject }) => subject).join('').repeat(20), '', hidden[0]!.subject + '\u0000'.repeat(10)])
      for (const way of WAYS) {
        const text = JSON.stringify((await callWebhook(`${BASE}-${way}`, { question }, portalToken(intern))).body);
        expect(hidden.filter(({ canary }) => text.includes(canary))).toEqual([]);
      }
  });
});
