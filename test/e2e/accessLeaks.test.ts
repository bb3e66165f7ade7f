import { join } from 'node:path';
import { seededRandom } from '../../eval/access/seededRandom';
import { openSqliteStore } from '../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { PrincipalId } from '../../src/principal/Principal';
import { SAMPLE } from '../fixtures/sampleDirectory';
import { portalToken } from './harness/askAs';
import { callWebhook } from './harness/callWebhook';
import { createCopy } from './harness/createCopy';
import { createWorkflow } from './harness/createWorkflow';
import { listExecutions } from './harness/listExecutions';
import { logIn, type Rest } from './harness/logIn';
import { parseFlatted } from './harness/parseFlatted';
import { runWorkflow } from './harness/runWorkflow';
import { sharedInstance } from './harness/sharedInstance';

const BASE = `canaries-${process.pid}`;
const DOCUMENTS = 120;
/** How many documents are asked for, and how many one question names: a search finds many at once, an answer is about one. */
const ASKED = { search: { documents: DOCUMENTS, named: 20 }, answer: { documents: 12, named: 1 } } as const;
const WAYS = ['search', 'answer'] as const;
const active = SAMPLE.people.filter(({ disabled }) => !disabled).map(({ id }) => id);
const random = seededRandom(11);
const NAMES = [...active, ...SAMPLE.groups.map(({ id }) => id), 'everyone'];
const some = (most: number) => Array.from({ length: 1 + random.below(most) }, () => NAMES[random.below(NAMES.length)] as PrincipalId);
const canaries = Array.from({ length: DOCUMENTS }, (_, index) => ({
  subject: `琥珀${index}號專案`, canary: `canary-${random.below(2 ** 30).toString(36)}-${index}`, allow: some(3), deny: random.chance(0.3) ? some(2).filter((id) => id !== 'everyone') : [],
}));

/** A second, simpler walk than the product's. */
function namesOf(person: string): Set<string> {
  const names = new Set([person, 'everyone']);
  for (let before = 0; before !== names.size; ) {
    before = names.size;
    for (const { id, members } of SAMPLE.groups) if (members.some((member) => names.has(member))) names.add(id);
  }
  return names;
}
const may = (person: string, { allow, deny }: { allow: PrincipalId[]; deny: PrincipalId[] }) => !deny.some((id) => namesOf(person).has(id)) && allow.some((id) => namesOf(person).has(id));

async function putCanaries(): Promise<void> {
  const store = openSqliteStore({ kind: 'sqlite', folder: join(sharedInstance().folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: BASE, tenant: 'default' });
  for (const { subject, canary, allow, deny } of canaries) {
    const document = { id: `${BASE}-${subject}`, tenant: 'default', source: { id: BASE, path: `${subject}.md` }, title: subject, markdown: `${subject}的代碼是 ${canary}。\n`, contentHash: canary, category: 'knowledge', access: { allow, deny }, pii: 'checked', metadata: { format: 'md' }, warnings: [] } as const;
    await store.putDocument(document, chunkDocument(document));
  }
  await store.close();
}

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
  const got: { person: string; way: string; text: string; asked: typeof canaries }[] = [];
  const workflows: string[] = [];
  let rest: Rest;

  beforeAll(async () => {
    rest = await logIn();
    await putCanaries();
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
    const leaks = own.flatMap(({ person, text }) => canaries.filter((one) => text.includes(one.canary) && !may(person, one)).map(({ subject }) => `${person} ${subject}`));
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
