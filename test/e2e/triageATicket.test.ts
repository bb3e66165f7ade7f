import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { callWebhook } from './harness/callWebhook';
import { copyWorkflow } from './harness/copyWorkflow';
import { logIn } from './harness/logIn';
import { runWorkflow } from './harness/runWorkflow';
import { sharedInstance } from './harness/sharedInstance';
import { signToken } from './harness/signToken';

const TICKETS = join('sample', 'tickets');
const NAME = 'Triage a ticket';
const triageSchema = z.object({ triage: z.object({
  category: z.string().nullable(), team: z.string().nullable(), urgency: z.enum(['low', 'normal', 'high']), confidence: z.number(), sure: z.boolean(),
  similar: z.array(z.object({ title: z.string(), likeness: z.number(), resolution: z.object({ text: z.string() }).nullable() })), suggestion: z.object({ text: z.string(), sources: z.array(z.unknown()).min(1) }).nullable(),
}) });

const ticket = (name: string): unknown => JSON.parse(readFileSync(join(TICKETS, `${name}.json`), 'utf8'));
const tokenOf = (employee: string): string => signToken({ iss: 'https://eip.formosa.example', sub: employee }, sharedInstance().secrets.portalJwt);
const send = async (employee: string, body: unknown) => triageSchema.parse((await callWebhook('ticket', body, tokenOf(employee))).body).triage;
const [INTERN, IT] = ['E0098', 'E0063'];

beforeAll(async () => {
  await callWebhook('index-documents', {}, signToken({ iss: 'test', sub: 'operator' }, sharedInstance().secrets.operatorJwt));
});

test('runs at the first click on the sample tickets, with public documents only', async () => {
  const { status, runData } = await runWorkflow(await logIn(), await copyWorkflow(await logIn(), NAME, {}, false));
  expect(status).toBe('success');
  const shown = (runData['See the Tickets'] ?? []).flatMap(({ data }) => data?.main?.[0] ?? []).map(({ json }) => triageSchema.parse(json).triage);
  expect(shown).toHaveLength(readdirSync(TICKETS).length);
  expect(shown.flatMap(({ similar }) => similar.map(({ title }) => title)).filter((title) => /IT-2026/.test(title))).toEqual([]);
  expect(shown.find(({ team }) => team?.includes('Quality'))?.similar[0]?.title).toContain('零點漂移');
});

describe('tickets that the portal sends', () => {
  test('gives the team, the one case that is alike with how it was solved, and a suggestion with sources', async () => {
    const triage = await send(INTERN, ticket('vpn-times-out'));
    expect(triage).toMatchObject({ team: '資訊部 IT', urgency: 'normal', sure: true });
    expect(triage.similar).toHaveLength(1);
    expect(triage.similar[0]?.title).toContain('VPN');
    expect(triage.similar[0]?.resolution?.text).toContain('FPS-VPN-SSL');
    expect(triage.suggestion).not.toBeNull();
  });

  test('hands a ticket that says nothing to a person', async () => {
    expect(await send(INTERN, ticket('something-is-wrong'))).toMatchObject({ sure: false, category: null, team: null, confidence: 0 });
  });

  test('sees what is urgent', async () => {
    expect((await send(INTERN, ticket('line-stands-still'))).urgency).toBe('high');
  });

  test('shows a case only to those who may see it', async () => {
    const body = { title: 'label printer', text: 'Why does the label printer in Minxiong print empty labels?', user: 'user:wu.guohao' };
    expect(JSON.stringify(await send(IT, body))).toContain('IT-2026-0412');
    expect(JSON.stringify(await send(INTERN, body))).not.toMatch(/IT-2026-0412|10\.1/);
  });

  test.each([
    ['without a token', undefined],
    ['with a token of another key', signToken({ iss: 'https://eip.formosa.example', sub: INTERN }, 'another-secret-of-no-use')],
  ])('refuses one %s', async (_why, token) => {
    expect([401, 403]).toContain((await callWebhook('ticket', ticket('vpn-times-out'), token)).status);
  });

  test('takes a ticket of a person whom the directory does not know, searches nothing for it, and hands it to a person', async () => {
    expect(await send('E9999', ticket('vpn-times-out'))).toMatchObject({ sure: false, similar: [], suggestion: null, team: '資訊部 IT' });
  });
});
