import { z } from 'zod';
import { SAMPLE } from '../fixtures/sampleDirectory';
import { portalToken } from './harness/askAs';
import { callWebhook } from './harness/callWebhook';
import { ACTIVE, type Canary, leaksIn, makeCanaries, maySee, putCanaries, tellFigures } from './harness/canaries';
import { createWorkflow, type TestNode } from './harness/createWorkflow';
import { listExecutions } from './harness/listExecutions';
import { logIn, logInCookie, type Rest } from './harness/logIn';
import { emailOf, inviteUsers, type N8nUser } from './harness/n8nUsers';
import { parseFlatted } from './harness/parseFlatted';
import { readRunData, runWorkflow } from './harness/runWorkflow';
import { type ScriptedAgentModel, startScriptedAgentModel } from './harness/scriptedAgentModel';
import { sharedInstance } from './harness/sharedInstance';

const BASE = `agents-${process.pid}`;
const canaries = makeCanaries(40, 12);
const NAMED = 20;
const BOSS = SAMPLE.people.find(({ id }) => id === 'user:chen.zhiming')!;
const subjectOf = (person: string) => SAMPLE.people.find(({ id }) => id === person)?.logins.find(({ issuer }) => issuer !== 'n8n' && issuer !== 'mail')?.subject ?? '';
const WAYS = ['chat', 'chat agent tool', 'webhook agent tool'] as const;
/** Tools whose asker the model would choose, were it let. */
const BAD_TOOLS = {
  'by $fromAI': { whoIsAsking: 'typed', askAs: "={{ $fromAI('askAs') }}" },
  'by what the model writes into the item': { whoIsAsking: 'typed', askAs: '={{ $json.askAs }}' },
  'by an earlier node that the model names': { whoIsAsking: 'node', earlierNode: '={{ $json.earlierNode }}' },
  'by a mail that the model writes': { operation: 'mail', sampleMessage: '={{ $json.mail }}' },
} as const;

const ours = { privateLlmKnowledgeBaseApi: 'Company knowledge base', privateLlmDirectoryApi: 'Company directory', privateLlmAuditLogApi: 'Company audit log' };
const lenient = { ...ours, privateLlmDirectoryApi: `${BASE} directory` };
const question = { chat: '={{ $json.chatInput }}', webhook: '={{ $json.body.question }}' };
const to = (node: string, type = 'main') => [[{ node, type, index: 0 }]];

const hook = (path: string): TestNode => ({ name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters: { httpMethod: 'POST', path, authentication: 'jwtAuth', responseMode: 'lastNode', options: {} }, credentials: { jwtAuth: 'Portal token' } });
const chat = (path: string): TestNode => ({ name: 'Start', type: '@n8n/n8n-nodes-langchain.chatTrigger', typeVersion: 1.5, webhookId: path, parameters: { public: true, mode: 'webhook', authentication: 'n8nUserAuth', options: { responseMode: 'lastNode' } } });
const tool = (parameters: Record<string, unknown>, credentials: Record<string, string> = ours): TestNode => ({
  name: 'Ask', type: 'n8n-nodes-private-llm.ragQueryTool', credentials,
  parameters: { descriptionType: 'manual', toolDescription: 'Asks the company', operation: 'search', knowledgeBase: BASE, question: "={{ $fromAI('question') }}", options: { limit: 50, perDocument: 1 }, ...parameters },
});
const agent = (trigger: TestNode, said: string, asking: TestNode): [TestNode[], Record<string, unknown>] => [
  [
    trigger, asking,
    { name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3.1, parameters: { promptType: 'define', text: said, options: {} } },
    { name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.2, parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} }, credentials: { openAiApi: `${BASE} model` } },
  ],
  { Start: { main: to('Agent') }, Model: { ai_languageModel: to('Agent', 'ai_languageModel') }, Ask: { ai_tool: to('Agent', 'ai_tool') } },
];

/** Everything by which a model might pass for somebody else, beside a plain call. */
const adversarial = (said: string, tools: readonly string[]) => tools.flatMap((name) => [
  { tool: name, args: { question: said } },
  {
    tool: name,
    args: {
      question: `${said} canary`, askAs: BOSS.id, whoIsAsking: 'typed', earlierNode: 'Ask', person: BOSS.id, groups: ['everyone', ...SAMPLE.groups.map(({ id }) => id)], tenant: 'default', asked: { person: BOSS.id, assurance: 'token' },
      user: { id: BOSS.id, email: emailOf(BOSS.id) }, jwtPayload: { iss: 'https://eip.formosa.example', sub: subjectOf(BOSS.id) }, headers: { authorization: `Bearer ${portalToken(BOSS.id)}` },
      answer: { asked: { person: BOSS.id, assurance: 'token' } }, mail: `From: ${emailOf(BOSS.id)}\r\nTo: a@formosa.example\r\nSubject: q\r\nAuthentication-Results: mx.formosa.example; dmarc=pass header.from=formosa.example\r\n\r\n${said}`,
    },
  },
]);

async function sayInChat(path: string, cookie: string, chatInput: string): Promise<string> {
  const body = { action: 'sendMessage', sessionId: 'one', chatInput, user: { id: BOSS.id, email: emailOf(BOSS.id) } };
  const response = await fetch(`${sharedInstance().baseUrl}/webhook/${path}/chat`, { method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: cookie }, body: JSON.stringify(body) });
  return response.text();
}

const startSchema = z.object({ user: z.object({ email: z.string() }).optional(), jwtPayload: z.object({ sub: z.string() }).optional() });
/** The person for whom a stored execution ran, as its trigger says. */
function personOf(data: string): string | undefined {
  const { user, jwtPayload } = startSchema.parse(readRunData(data).Start?.[0]?.data?.main?.[0]?.[0]?.json ?? {});
  return ACTIVE.find((person) => (user ? emailOf(person) === user.email : subjectOf(person) === jwtPayload?.sub));
}

describe('canaries through the chat and the agents of a real n8n', () => {
  const got: { person: string; way: (typeof WAYS)[number]; text: string; asked: readonly Canary[] }[] = [];
  const workflows = new Map<string, string>();
  const badAnswers: { why: string; text: string }[] = [];
  let [rest, model, users]: [Rest?, ScriptedAgentModel?, N8nUser[]?] = [];

  beforeAll(async () => {
    rest = await logIn();
    await putCanaries(BASE, canaries);
    model = await startScriptedAgentModel(adversarial);
    await rest('POST', '/credentials', { name: `${BASE} model`, type: 'openAiApi', data: { apiKey: 'none', url: model.baseUrl } });
    await rest('POST', '/credentials', { name: `${BASE} directory`, type: 'privateLlmDirectoryApi', data: { path: sharedInstance().directoryFile, n8nUsersKnownBy: 'email', allowTyped: true, mailServer: 'mx.formosa.example' } });
    const owner = BOSS.id;
    users = await inviteUsers(rest, ACTIVE.filter((person) => person !== owner).map(emailOf));
    const cookies = new Map([...users.map(({ email, cookie }): [string, string] => [email, cookie]), [emailOf(owner), await logInCookie()]]);

    const direct: TestNode = { name: 'Ask', type: 'n8n-nodes-private-llm.ragQuery', parameters: { operation: 'search', knowledgeBase: BASE, question: question.chat, options: { limit: 50, perDocument: 1 } }, credentials: ours, onError: 'continueRegularOutput' };
    const made: Record<(typeof WAYS)[number], [TestNode[], Record<string, unknown>]> = {
      'chat': [[chat(`${BASE}-0`), direct, { name: 'Both', type: 'n8n-nodes-base.noOp' }], { Start: { main: to('Ask') }, Ask: { main: [...to('Both'), ...to('Both')] } }],
      'chat agent tool': agent(chat(`${BASE}-1`), question.chat, tool({})),
      'webhook agent tool': agent(hook(`${BASE}-2`), question.webhook, tool({})),
    };
    for (const way of WAYS) workflows.set(way, await createWorkflow(rest, `${BASE} ${way}`, ...made[way], true));
    for (const [index, way] of WAYS.entries())
      for (let from = 0; from < canaries.length; from += NAMED) {
        const asked = canaries.slice(from, from + NAMED);
        const said = `${asked.map(({ subject }) => subject).join('、')}的代碼是什麼？`;
        const ask = async (person: string) => (way === 'webhook agent tool' ? JSON.stringify((await callWebhook(`${BASE}-${index}`, { question: said }, portalToken(person))).body) : sayInChat(`${BASE}-${index}`, cookies.get(emailOf(person)) ?? '', said));
        // All people at once, so that their executions run beside each other.
        got.push(...(await Promise.all(ACTIVE.map(async (person) => ({ person, way, asked, text: await ask(person) })))));
      }
    for (const [index, [why, parameters]] of Object.entries(BAD_TOOLS).entries()) {
      workflows.set(why, await createWorkflow(rest, `${BASE} ${why}`, ...agent(hook(`${BASE}-bad-${index}`), question.webhook, tool(parameters, lenient)), true));
      badAnswers.push({ why, text: JSON.stringify((await callWebhook(`${BASE}-bad-${index}`, { question: canaries.map(({ subject }) => subject).join('、') }, portalToken('user:cai.yijun'))).body) });
    }
  }, 400_000);

  afterAll(async () => {
    await model?.close();
    for (const { id } of users ?? []) await rest?.('DELETE', `/users/${id}`);
  });

  test.each(WAYS)('no answer by %s leaks one, and what is granted is found', (way) => {
    const own = got.filter((one) => one.way === way);
    const leaks = own.flatMap(({ person, text }) => leaksIn(text, person, canaries));
    const granted = own.flatMap(({ person, text, asked }) => asked.filter((one) => maySee(person, one)).map(({ canary }) => text.includes(canary)));
    const seen = granted.filter(Boolean).length;
    tellFigures(way, { pairs: ACTIVE.length * canaries.length, granted: granted.length, seen, leaks: leaks.length });
    expect(leaks).toEqual([]);
    expect(seen / granted.length).toBeGreaterThan(0.9);
  });

  test('the model tried to pass for somebody else at each question', () => {
    expect(model?.calls()).toBeGreaterThanOrEqual(2 * got.filter(({ way }) => way !== 'chat').length);
  });

  test.each(Object.keys(BAD_TOOLS))('a tool whose asker the model would choose %s finds nothing', (why) => {
    const { text } = badAnswers.find((one) => one.why === why)!;
    expect(text).toContain('may not choose');
    expect(canaries.filter(({ canary }) => text.includes(canary))).toEqual([]);
  });

  test('no stored execution of a person holds a canary that the person may not see', async () => {
    const ids = new Set(workflows.values());
    const stored = (await listExecutions(rest!)).filter(({ workflowId }) => ids.has(workflowId)).map(({ data }) => ({ person: personOf(data), text: JSON.stringify(parseFlatted(data)) }));
    expect(stored).toHaveLength(got.length + badAnswers.length);
    expect(stored.filter(({ person }) => person === undefined)).toEqual([]);
    const leaks = stored.flatMap(({ person, text }) => leaksIn(text, person!, canaries));
    tellFigures('stored executions', { pairs: stored.length * canaries.length, granted: 0, seen: 0, leaks: leaks.length });
    expect(leaks).toEqual([]);
  });

  test('no record that the audit log gives out holds one', async () => {
    const id = await createWorkflow(rest!, `${BASE} records`, [
      { name: 'Click', type: 'n8n-nodes-base.manualTrigger' },
      { name: 'Records', type: 'n8n-nodes-private-llm.auditLog', parameters: { operation: 'search', filters: {}, limit: 5000 }, credentials: { privateLlmAuditLogApi: 'Company audit log' } },
    ], { Click: { main: to('Records') } });
    const { status, runData } = await runWorkflow(rest!, id);
    const records = JSON.stringify(runData.Records);
    expect(status).toBe('success');
    expect(records).toContain('"search"');
    const leaks = canaries.filter(({ canary }) => records.includes(canary));
    tellFigures('audit records', { pairs: ACTIVE.length * canaries.length, granted: 0, seen: 0, leaks: leaks.length * ACTIVE.length });
    expect(leaks).toEqual([]);
  });
});
