import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { askAs } from './harness/askAs';
import { createCredential } from './harness/copyWorkflow';
import { createCopy } from './harness/createCopy';
import { logIn, type Rest } from './harness/logIn';
import { runWorkflow } from './harness/runWorkflow';
import { type Row, type ScriptedErp, startScriptedErp } from './harness/scriptedErp';
import { sharedInstance } from './harness/sharedInstance';
import { startSmtpSink } from '../fixtures/servers/startSmtpSink';

/** The knowledge base of this run, and what the names of its copies begin with. */
const BASE = `nightly-${process.pid}`;
const TOKEN = 'token of-the-test:only-here';
const [order] = z.object({ data: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) }).parse(JSON.parse(readFileSync('sample/erp/list.json', 'utf8'))).data as [Row];
const shown = z.object({ subject: z.string(), text: z.string(), problems: z.array(z.string()), mail: z.string() });
const executions = z.object({ results: z.array(z.object({ id: z.coerce.string(), workflowId: z.string(), mode: z.string(), status: z.string() })) });

/** Orders for three pages of four, the sample's first among them. */
const orders = (): Row[] => [order, ...Array.from({ length: 10 }, (_, index) => ({ ...order, name: `SO-2025-${index}`, title: `訂單 ${index}`, remarks: '' }))];

describe('the workflow "Nightly re-index" in a real n8n', () => {
  let rest: Rest;
  let erp: ScriptedErp;
  let sink: Awaited<ReturnType<typeof startSmtpSink>>;
  const copies: Record<string, string> = {};

  async function copy(name: string, settings: object, parameters: Record<string, Record<string, unknown>> = {}, smtp = `Outgoing mail of ${BASE}`): Promise<string> {
    const shipped = z.object({ nodes: z.array(z.object({ name: z.string(), parameters: z.looseObject({}) })) }).parse(JSON.parse(readFileSync('workflows/nightly-re-index.json', 'utf8')));
    const ours = z.looseObject({ erp: z.looseObject({}) }).parse(JSON.parse(String(shipped.nodes.find((node) => node.name === 'Settings')?.parameters.jsonOutput)));
    return createCopy(rest, 'nightly-re-index.json', {
      prefix: `${BASE}-${name}`, knowledgeBase: BASE, credentials: { 'ERP key': `ERP key of ${BASE}`, 'Outgoing mail': smtp },
      parameters: { Settings: { jsonOutput: JSON.stringify({ ...ours, ...settings }) }, 'Index the Documents': { workflowId: { __rl: true, mode: 'id', value: copies.index } }, ...parameters },
    });
  }
  async function run(id: string | undefined) {
    const { status, runData } = await runWorkflow(rest, id!);
    expect(status).toBe('success');
    return { ...shown.parse(runData['Show the Report']?.[0]?.data?.main?.[0]?.[0]?.json), runData };
  }

  beforeAll(async () => {
    rest = await logIn();
    [erp, sink] = await Promise.all([startScriptedErp(TOKEN, orders()), startSmtpSink()]);
    await createCredential(rest, `ERP key of ${BASE}`, 'httpHeaderAuth', { name: 'Authorization', value: TOKEN });
    for (const [name, port] of [['Outgoing mail', sink.port], ['Closed mail', 1]] as const)
      await createCredential(rest, `${name} of ${BASE}`, 'smtp', { host: '127.0.0.1', port, user: '', password: '', secure: false, disableStartTls: true });
    copies.index = await createCopy(rest, 'index-the-companys-documents.json', {
      prefix: BASE, knowledgeBase: BASE, parameters: { 'Read the Documents': { folder: sharedInstance().documents, include: 'company/*.md, sales/*.md', options: { limit: 2 } } },
    });
    copies.noFolder = await createCopy(rest, 'index-the-companys-documents.json', {
      prefix: `${BASE}-no-folder`, knowledgeBase: BASE, parameters: { 'Read the Documents': { folder: `${sharedInstance().documents}/not-mounted` } },
    });
    const settings = { reportTo: 'it@formosa.example', erp: { baseUrl: erp.baseUrl, doctype: 'Sales Order', pageLength: 4, columns: { customer_name: '客戶', item_name: '品項', total_qty: '數量', delivery_date: '交貨日', status: '狀態' } } };
    copies.tried = await copy('tried', { reportTo: '' });
    copies.nightly = await copy('nightly', settings, { 'Every Night at Two': { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } } });
    copies.noMail = await copy('no-mail', settings, { 'Index the Documents': { workflowId: { __rl: true, mode: 'id', value: copies.noFolder } } }, `Closed mail of ${BASE}`);
  });
  afterAll(async () => {
    expect(erp.complaints).toEqual([]);
    await Promise.all([erp.close(), sink.stop()]);
  });

  test('runs by its schedule: folder and every page of the records, and reports by mail', async () => {
    const until = Date.now() + 60_000;
    const started = async () => executions.parse(await rest('GET', '/executions?limit=20')).results.find(({ workflowId }) => workflowId === copies.nightly);
    while (!(await started()) && Date.now() < until) await sleep(50);
    expect(await started()).toMatchObject({ mode: 'trigger' });
    await rest('POST', `/workflows/${copies.nightly}/deactivate`);
    while (sink.received.length === 0 && Date.now() < until) await sleep(100);
    expect(sink.received[0]).toMatchObject({ to: ['it@formosa.example'], mail: { subject: '索引報告：一切正常 Index report: all is well' } });
    expect(sink.received[0]?.mail.text).toMatch(/文件 Documents：新增 added [4-9] .*紀錄 Records：新增 added 11 /s);
    expect(erp.pages.slice(0, 3)).toEqual([0, 4, 8]);
    expect(await askAs(rest, BASE, 'user:xu.meihui', '信陽機械的訂單第一批何時送達？')).toContain('三月二十日');
    expect(await askAs(rest, BASE, 'user:cai.yijun', '信陽機械的訂單第一批何時送達？')).not.toContain('三月二十日');
  }, 90_000);

  test('runs at the first click without an ERP and without a mail server, and shows the report', async () => {
    const { text, mail, problems } = await run(copies.tried);
    expect({ mail, problems }).toEqual({ mail: 'not set up', problems: [] });
    expect(text).toContain('紀錄 Records（範例 sample：尚未設定 ERP）：新增 added 2 ');
  });

  test('a second night skips all, and a record that is gone from the whole list is deleted', async () => {
    expect((await run(copies.nightly)).text).toMatch(/Documents：新增 added 0 .*Records：新增 added 0 · 更新 updated 0 · 權限 rights 0 · 略過 skipped 11 · 刪除 deleted 0/s);
    erp.rows.splice(erp.rows.indexOf(order), 1);
    expect((await run(copies.nightly)).text).toContain('略過 skipped 10 · 刪除 deleted 1');
    expect(await askAs(rest, BASE, 'user:xu.meihui', '信陽機械的訂單第一批何時送達？')).not.toContain('三月二十日');
  });

  test.each([
    { why: 'the second page fails', break: () => void erp.failing.add(4), problem: /500/ },
    { why: 'the list is empty', break: () => void erp.rows.splice(0), problem: /empty or not whole/ },
    { why: 'more than a fifth is gone', break: () => void erp.rows.splice(5), problem: /5 of 10 documents of frappe\/Sales Order are gone/ },
  ])('deletes nothing when $why, and the report says so', async ({ break: breakErp, problem }) => {
    erp.failing.clear();
    erp.rows.splice(0, erp.rows.length, ...orders().slice(1));
    breakErp();
    const before = sink.received.length;
    const { problems, mail, runData } = await run(copies.nightly);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(mail).toBe('sent');
    expect(runData['Record the Failure']).toHaveLength(1);
    expect(sink.received.slice(before).map((received) => received.mail.text)).toEqual([expect.stringMatching(problem)]);
  });

  test('a folder that fails does not keep the records from being read, and a mail that cannot be sent is recorded and shown', async () => {
    erp.failing.clear();
    erp.rows.splice(0, erp.rows.length, ...orders().slice(1));
    const { problems, mail, text, runData } = await run(copies.noMail);
    expect(problems).toEqual([expect.stringContaining('資料夾 Folder：')]);
    // All are still there after the failed nights above.
    expect(text).toContain('新增 added 0 · 更新 updated 0 · 權限 rights 0 · 略過 skipped 10 · 刪除 deleted 0');
    expect(mail).toBe('not sent');
    expect(runData['Record That It Was Not Sent']).toHaveLength(1);
  });
});
