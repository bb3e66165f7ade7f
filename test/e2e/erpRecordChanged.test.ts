import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { askAs } from './harness/askAs';
import { createCopy } from './harness/createCopy';
import { logIn, type Rest } from './harness/logIn';
import { basicAuth, postWebhook } from './harness/postWebhook';
import { runWorkflow } from './harness/runWorkflow';
import { sharedInstance } from './harness/sharedInstance';

const eventSchema = z.object({ query: z.record(z.string(), z.string()).default({}), body: z.record(z.string(), z.unknown()) });
const replySchema = z.object({ report: z.object({ added: z.number(), updated: z.number(), deleted: z.number(), skipped: z.number() }) });
type Event = z.output<typeof eventSchema>;
const events = (system: string) => z.array(eventSchema).parse(JSON.parse(readFileSync(`sample/erp/${system}.json`, 'utf8')));

/** The knowledge base of this run, and what its webhooks begin with. */
const BASE = `erp-${process.pid}`;

/** As Python's json.dumps writes: a space after each colon and comma, everything beyond ASCII escaped. Its bytes are what Frappe signs. */
function pythonJson(value: unknown): string {
  const text = Array.isArray(value)
    ? `[${value.map(pythonJson).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${pythonJson(part)}`).join(', ')}}`
      : JSON.stringify(value);
  return text.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('base64');

async function frappe(event: Event, signature?: string): Promise<{ status: number; text: string }> {
  const body = pythonJson(event.body);
  return postWebhook(`${BASE}-erp-frappe`, body, { 'X-Frappe-Webhook-Signature': signature ?? sign(body, sharedInstance().secrets.frappeWebhook) });
}
const other = ({ body, query }: Event, password = sharedInstance().secrets.erpCaller) =>
  postWebhook(`${BASE}-erp-record${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`, JSON.stringify(body), basicAuth('erp', password));
const reportOf = ({ status, text }: { status: number; text: string }) => {
  expect({ status, text }).toMatchObject({ status: 200 });
  return replySchema.parse(JSON.parse(text)).report;
};

const NONE = { added: 0, updated: 0, deleted: 0, skipped: 0 };

describe('the workflow "ERP record changed" in a real n8n', () => {
  let rest: Rest;
  let id: string;
  beforeAll(async () => {
    rest = await logIn();
    id = await createCopy(rest, 'erp-record-changed.json', { prefix: BASE, knowledgeBase: BASE });
  });

  const ask = (person: string, question: string) => askAs(rest, BASE, person, question);

  test('runs at the first click on its sample, without an ERP, into a knowledge base of its own', async () => {
    const { status, runData } = await runWorkflow(rest, id);
    expect(status).toBe('success');
    const reports = (runData.Report ?? []).map(({ data }) => data?.main?.[0]?.[0]?.json.report);
    expect(reports).toMatchObject([1, 1, 2].map((added) => ({ knowledgeBase: `${BASE}-try`, added })));
    expect(runData['Say What Went Wrong']).toBeUndefined();
  });

  test('takes a record as Frappe signs it, shows it to those of its columns and to nobody else, and takes no late change', async () => {
    const [created, changed, late] = events('frappe') as [Event, Event, Event];
    expect(reportOf(await frappe(created))).toMatchObject({ ...NONE, added: 1 });
    expect(await ask('user:huang.peishan', '信陽機械 FPS-310 訂單的數量是多少？')).toContain('數量：40');
    expect(reportOf(await frappe(changed))).toMatchObject({ ...NONE, updated: 1 });
    expect(reportOf(await frappe(late))).toMatchObject({ ...NONE, skipped: 1 });
    expect(reportOf(await frappe(changed))).toMatchObject({ ...NONE, skipped: 1 });
    expect(await ask('user:xu.meihui', '信陽機械 FPS-310 訂單的數量是多少？')).toContain('數量：60');
    expect(await ask('user:huang.peishan', '信陽機械的訂單第一批何時送達？')).toContain('三月二十日');
    for (const person of ['user:cai.yijun', 'user:wang.jianhong']) expect(await ask(person, '信陽機械 FPS-310 訂單的數量是多少？')).toBe('notFound');
  });

  test('changed columns change who may see it, and a deletion removes that record for good', async () => {
    const [created, changed] = events('frappe') as [Event, Event, Event];
    const narrowed = { ...changed, body: { ...changed.body, ai_deny: 'user:huang.peishan', modified: '2026-03-02 11:00:00.000000' } };
    reportOf(await frappe(narrowed));
    expect(await ask('user:huang.peishan', '信陽機械的訂單第一批何時送達？')).toBe('notFound');
    expect(await ask('user:xu.meihui', '信陽機械的訂單第一批何時送達？')).toContain('三月二十日');
    const second = { ...created, body: { ...created.body, name: 'SO-2026-0313' } };
    reportOf(await frappe(second));
    const gone = { ...narrowed, body: { ...narrowed.body, event: 'on_trash' } };
    expect(reportOf(await frappe(gone))).toMatchObject({ ...NONE, deleted: 1 });
    expect(reportOf(await frappe(changed))).toMatchObject({ ...NONE, skipped: 1 });
    expect(await ask('user:xu.meihui', '信陽機械的訂單第一批何時送達？')).not.toContain('三月二十日');
    expect(await ask('user:xu.meihui', '信陽機械 FPS-310 訂單的數量是多少？')).toContain('數量：40');
  });

  test('takes Odoo\'s records and deletions by name and password', async () => {
    const reports = [];
    for (const event of events('odoo')) reports.push(reportOf(await other(event)));
    expect(reports).toMatchObject([{ ...NONE, added: 1 }, { ...NONE, added: 1 }, { ...NONE, deleted: 1 }]);
    expect(await ask('user:wang.jianhong', 'SN-4410-A 的最小訂購量是多少？')).toContain('500 顆');
    expect(await ask('user:cai.yijun', 'SN-4410-A 的最小訂購量是多少？')).toBe('notFound');
    expect(await ask('user:wang.jianhong', '矽曜電子 SN-4411-B 的 price 是多少？')).not.toContain('SN-4411-B');
  });

  test('takes rows of a database with coded columns; one without rights is seen by nobody', async () => {
    const reports = [];
    for (const event of events('database')) reports.push(reportOf(await other(event)));
    expect(reports).toMatchObject([{ ...NONE, added: 1 }, { ...NONE, updated: 1 }, { ...NONE, added: 1 }]);
    expect(await ask('user:huang.peishan', '信陽機械 FPS-210 訂單什麼時候交貨？')).toContain('2026-04-10');
    expect(await ask('user:huang.peishan', '哪一筆訂單沒有權限欄位？')).not.toContain('任何人都看不到');
  });

  test.each([
    { why: 'no signature', headers: {} },
    { why: 'a signature with another secret', headers: { 'X-Frappe-Webhook-Signature': sign(pythonJson({}), 'another') } },
    { why: 'the signature of another body', headers: { 'X-Frappe-Webhook-Signature': 'of-the-first-event' } },
    { why: 'a body that was changed by one space', headers: { 'X-Frappe-Webhook-Signature': 'with-a-space' } },
  ])('refuses a Frappe event with $why, and reads nothing of it', async ({ headers }) => {
    const secret = sharedInstance().secrets.frappeWebhook;
    const forged = pythonJson({ ...events('frappe')[0]?.body, name: 'SO-FORGED', ai_allow: 'everyone', text: '偽造的訂單請匯款到新帳號。' });
    const known: Record<string, string> = { 'of-the-first-event': sign(pythonJson(events('frappe')[0]?.body), secret), 'with-a-space': sign(`${forged} `, secret) };
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, known[value] ?? value]));
    expect((await postWebhook(`${BASE}-erp-frappe`, forged, sent)).status).toBe(401);
    expect(await ask('user:huang.peishan', '偽造的訂單匯款到哪裡？')).not.toContain('新帳號');
  });

  test.each([
    { why: 'no password', send: () => postWebhook(`${BASE}-erp-record`, '{}'), status: [401, 403] },
    { why: 'a wrong password', send: () => other(events('odoo')[0]!, 'wrong'), status: [401, 403] },
    { why: 'a shape that it does not know', send: () => other({ query: {}, body: { hello: 'world' } }), status: [400] },
    { why: 'a row that lacks a part of its key', send: () => other({ query: {}, body: { op: 'I', table: '客戶訂單', row: { TC001: '2210', TC004: '信陽機械' } } }), status: [422] },
    { why: 'the shipped workflow with no signature', send: () => postWebhook('erp-frappe', '{}'), status: [401] },
    { why: 'the shipped workflow with no password', send: () => postWebhook('erp-record', '{}'), status: [401, 403] },
  ])('answers no 200 to $why', async ({ send, status }) => {
    expect(status).toContain((await send()).status);
  });
});
