import { z } from 'zod';
import { logIn, logInCookie } from './harness/logIn';
import { sharedInstance } from './harness/sharedInstance';

const workflowSchema = z.object({ nodes: z.array(z.looseObject({ type: z.string(), webhookId: z.string().optional() })) });
/** Only the members of one project know, of whom the owner of the shared instance is one (sample/directory.yaml). */
const SECRET = '麒麟專案的客戶是哪一家？';

async function chat(cookie?: string): Promise<{ status: number; text: string }> {
  const rest = await logIn();
  const held = z.array(z.object({ id: z.string(), name: z.string() })).parse(await rest('GET', '/workflows'));
  const { nodes } = workflowSchema.parse(await rest('GET', `/workflows/${held.find(({ name }) => name === 'Ask the company')?.id}`));
  const trigger = nodes.find(({ type }) => type === '@n8n/n8n-nodes-langchain.chatTrigger');
  const response = await fetch(`${sharedInstance().baseUrl}/webhook/${trigger?.webhookId}/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(cookie !== undefined && { Cookie: cookie }) },
    body: JSON.stringify({ action: 'sendMessage', sessionId: 'one', chatInput: SECRET, user: { id: 'user:chen.zhiming', email: 'chen.zhiming@formosa.example' } }),
  });
  return { status: response.status, text: await response.text() };
}

test('the chat answers the n8n user who is signed in, from what the directory lets that person see', async () => {
  const { status, text } = await chat(await logInCookie());
  expect(status).toBe(200);
  expect(text).toContain('歐睿思光刻');
  expect(text).toContain('[1] 麒麟專案');
});

test.each([
  { why: 'nobody is signed in', cookie: undefined },
  { why: 'the session is made up', cookie: 'n8n-auth=eyJhbGciOiJIUzI1NiJ9.e30.x' },
])('the chat gives nothing where $why, whoever the message says is asking', async ({ cookie }) => {
  const { status, text } = await chat(cookie);
  expect(status).toBe(401);
  expect(text).not.toContain('歐睿思光刻');
});
