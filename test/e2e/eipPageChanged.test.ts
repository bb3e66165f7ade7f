import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { askAs } from './harness/askAs';
import { createCopy } from './harness/createCopy';
import { logIn, type Rest } from './harness/logIn';
import { basicAuth, postWebhook } from './harness/postWebhook';
import { runWorkflow } from './harness/runWorkflow';
import { type ScriptedPortal, startScriptedPortal } from './harness/scriptedPortal';
import { sharedInstance } from './harness/sharedInstance';

/** The knowledge base of this run, and what its webhooks begin with. */
const BASE = `eip-${process.pid}`;
const TOKEN = 'Token of-the-test:only-here';
const samples = z.array(z.object({ kind: z.string(), id: z.string(), page: z.object({ body: z.looseObject({}) }), rights: z.array(z.looseObject({})) })).parse(JSON.parse(readFileSync('sample/eip/pages.json', 'utf8')));
const sample = (id: string) => samples.find((one) => one.id === id)!;
const reportSchema = z.object({ report: z.object({ added: z.number(), updated: z.number(), deleted: z.number(), stale: z.number(), rightsUpdated: z.number() }) });
const OUR = z.object({ groups: z.record(z.string(), z.string()) }).loose();

/** As BookStack tells of a page; `more` is put over the event. */
const event = (id: string | number, name = 'page_update', more: Record<string, unknown> = {}) => ({
  event: name, text: 'Somebody updated a page', triggered_at: '2026-03-02T03:00:00.000000Z', url: `https://wiki.formosa.example/link/${id}`,
  related_item: { id, book_id: 13, name: 'x', revision_count: 3 }, ...more,
});

const tell = (path: string, body: unknown, password = sharedInstance().secrets.portalCaller) => postWebhook(path, JSON.stringify(body), basicAuth('portal', password));

describe('the workflow "EIP page changed" in a real n8n', () => {
  let rest: Rest;
  let portal: ScriptedPortal;
  let elsewhere: ScriptedPortal;
  const copies: Record<string, string> = {};
  const ask = (person: string, question: string) => askAs(rest, BASE, person, question);
  const page = (body: unknown, kind = 'bookstack') => tell(`${BASE}-${kind}-eip-page`, body);
  const reportOf = ({ status, text }: { status: number; text: string }) => {
    expect({ status, text }).toMatchObject({ status: 200 });
    return reportSchema.parse(JSON.parse(text)).report;
  };
  /** Gives the portal a page of the sample, with the rights of page, chapter and book. */
  const publish = (id: string, body: Record<string, unknown> = {}, [own, ...upper]: unknown[] = sample(id).rights) => {
    const { page: held } = sample(id);
    const whole = { ...held.body, ...body };
    portal.answers.set(`/api/pages/${id}`, { body: whole });
    portal.answers.set(`/api/content-permissions/page/${id}`, { body: own });
    const parents = [...(whole.chapter_id ? [`chapter/${String(whole.chapter_id)}`] : []), `book/${String(whole.book_id)}`];
    parents.forEach((parent, index) => portal.answers.set(`/api/content-permissions/${parent}`, { body: upper[index] }));
  };

  beforeAll(async () => {
    rest = await logIn();
    [portal, elsewhere] = [await startScriptedPortal(TOKEN), await startScriptedPortal('nobody knows this')];
    const name = `EIP portal key of ${BASE}`;
    await rest('POST', '/credentials', { name, type: 'httpHeaderAuth', data: { name: 'Authorization', value: TOKEN, allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' } });
    const shipped = z.object({ nodes: z.array(z.object({ name: z.string(), parameters: z.looseObject({}) })) }).parse(JSON.parse(readFileSync('workflows/eip-page-changed.json', 'utf8')));
    const ours = OUR.parse(JSON.parse(String(shipped.nodes.find((node) => node.name === 'Our Portal')?.parameters.jsonOutput)));
    for (const kind of ['bookstack', 'wordpress', 'mediawiki'])
      copies[kind] = await createCopy(rest, 'eip-page-changed.json', {
        prefix: `${BASE}-${kind}`, knowledgeBase: BASE, credentials: { 'EIP portal key': name },
        parameters: { 'Our Portal': { jsonOutput: JSON.stringify({ ...ours, kind, baseUrl: `${portal.baseUrl}/` }) } },
      });
  });
  afterAll(async () => {
    expect(portal.complaints).toEqual([]);
    await Promise.all([portal.close(), elsewhere.close()]);
  });

  test('runs at the first click on its sample pages, without a portal', async () => {
    const before = portal.requests.length;
    const { status, runData } = await runWorkflow(rest, copies.bookstack!);
    expect(status).toBe('success');
    expect(runData.Report?.[0]?.data?.main?.[0]?.[0]?.json.report).toMatchObject({ knowledgeBase: `${BASE}-try`, added: 4 });
    expect(portal.requests).toHaveLength(before);
  });

  test('fetches a page that was told, shows it to whom the portal shows it, and follows its text and rights', async () => {
    publish('2440');
    expect(reportOf(await page(event(2440)))).toMatchObject({ added: 1 });
    expect(portal.requests.slice(-4).sort()).toEqual(['GET /api/content-permissions/book/14', 'GET /api/content-permissions/chapter/554', 'GET /api/content-permissions/page/2440', 'GET /api/pages/2440']);
    expect(await ask('user:wang.jianhong', 'FPS-310 試產良率是多少？')).toContain('92.4%');
    for (const person of ['user:cai.yijun', 'user:huang.peishan']) expect(await ask(person, 'FPS-310 試產良率是多少？')).not.toContain('92.4');
    publish('2440', { html: '<p>試產良率為 95.1%，主要不良為膜片裂紋。</p>', updated_at: '2026-03-02T05:00:00.000000Z' });
    expect(reportOf(await page(event(2440)))).toMatchObject({ updated: 1 });
    expect(await ask('user:wang.jianhong', 'FPS-310 試產良率是多少？')).toContain('95.1%');
    const closed = { ...sample('2440').rights[1], role_permissions: [], fallback_permissions: { inheriting: false, view: false } };
    publish('2440', { html: '<p>試產良率為 95.1%，主要不良為膜片裂紋。</p>', updated_at: '2026-03-02T05:00:00.000000Z' }, [sample('2440').rights[0], closed, sample('2440').rights[2]]);
    expect(reportOf(await page(event(2440)))).toMatchObject({ rightsUpdated: 1, updated: 0 });
    expect(await ask('user:wang.jianhong', 'FPS-310 試產良率是多少？')).not.toContain('95.1');
  });

  test('takes a page out only when the event says deleted and the portal has it no more; one that is not shown is hidden', async () => {
    publish('2432');
    reportOf(await page(event(2432, 'page_create')));
    expect(await ask('user:cai.yijun', '會議室最多借用多久？')).toContain('三小時');
    expect(reportOf(await page(event(2432, 'page_delete')))).toMatchObject({ deleted: 0 });
    expect(await ask('user:cai.yijun', '會議室最多借用多久？')).toContain('三小時');
    portal.answers.delete('/api/pages/2432');
    expect(reportOf(await page(event(2432)))).toMatchObject({ deleted: 0, stale: 1, rightsUpdated: 1 });
    expect(await ask('user:cai.yijun', '會議室最多借用多久？')).toBe('notFound');
    expect(reportOf(await page(event(2432, 'page_delete')))).toMatchObject({ deleted: 1 });
    publish('2432');
    expect(reportOf(await page(event(2432, 'page_restore')))).toMatchObject({ added: 1 });
    expect(await ask('user:cai.yijun', '會議室最多借用多久？')).toContain('三小時');
  });

  test.each([
    { why: 'a WordPress post', kind: 'wordpress', id: 88, path: '/wp-json/wp/v2/posts/88', body: { post_id: 88, action: 'save_post' }, person: 'user:cai.yijun', question: '今年尾牙在哪一天？', says: '一月二十三日' },
    { why: 'a MediaWiki page', kind: 'mediawiki', id: 17, path: '/api.php?action=parse&format=json&formatversion=2&prop=text%7Ccategories&pageid=17', body: { page_id: 17 }, person: 'user:huang.peishan', question: '年用量多少才談折扣？', says: '五百個以上' },
  ])('takes $why, with the rights of its categories', async ({ kind, id, path, body, person, question, says }) => {
    portal.answers.set(path, { body: sample(String(id)).page.body });
    expect(reportOf(await page(body, kind))).toMatchObject({ added: 1 });
    expect(await ask(person, question)).toContain(says);
    if (kind === 'mediawiki') expect(await ask('user:wang.jianhong', question)).toBe('notFound');
  });

  test.each([
    { why: 'an address in the event', body: () => event(2432, 'page_update', { url: `${elsewhere.baseUrl}/api/pages/2432`, baseUrl: elsewhere.baseUrl, related_item: { id: 2432, revision_count: 1, url: elsewhere.baseUrl } }) },
    { why: 'an address as the id', body: () => event(`@${elsewhere.baseUrl.slice(7)}/`) },
    { why: 'an id that climbs', body: () => event('../../admin') },
    { why: 'an id with a query', body: () => event('2432?x=1') },
    { why: 'an event of a book, whose number is no page', body: () => ({ ...event(2432, 'book_update'), related_item: { id: 2432, name: 'Book' } }) },
  ])('reads nothing elsewhere for $why', async ({ body }) => {
    const { status } = await page(body());
    expect(status).toBe(200);
    expect(elsewhere.requests).toEqual([]);
  });

  test('follows no redirect, and changes nothing when the portal fails', async () => {
    publish('2432');
    reportOf(await page(event(2432)));
    for (const answer of [{ status: 302, location: `${elsewhere.baseUrl}/api/pages/2432` }, { status: 500 }, { status: 403 }, { body: { id: 1, html: 'another page' } }]) {
      portal.answers.set('/api/pages/2432', answer);
      expect((await page(event(2432, 'page_delete'))).status).toBe(502);
    }
    publish('2432');
    portal.answers.set('/api/content-permissions/page/2432', { status: 500 });
    portal.answers.set('/api/pages/2432', { body: { ...sample('2432').page.body, html: '<p>沒有權限資訊的新內容。</p>' } });
    expect((await page(event(2432))).status).toBe(502);
    expect(elsewhere.requests).toEqual([]);
    expect(await ask('user:cai.yijun', '會議室最多借用多久？')).toContain('三小時');
  });

  test.each([
    { why: 'a wrong password', path: () => `${BASE}-bookstack-eip-page` },
    { why: 'a wrong password, in the shipped workflow', path: () => 'eip-page' },
  ])('refuses $why before anything is fetched', async ({ path }) => {
    const before = portal.requests.length;
    expect([401, 403]).toContain((await tell(path(), event(2432), 'wrong')).status);
    expect(portal.requests).toHaveLength(before);
  });
});
