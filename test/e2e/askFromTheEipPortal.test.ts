import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { portalToken } from './harness/askAs';
import { callWebhook } from './harness/callWebhook';
import { createCopy } from './harness/createCopy';
import { logIn, type Rest } from './harness/logIn';
import { basicAuth, postWebhook } from './harness/postWebhook';
import { runWorkflow } from './harness/runWorkflow';
import { sharedInstance } from './harness/sharedInstance';
import { signToken } from './harness/signToken';
import { findProgram } from '../fixtures/servers/findProgram';

/** The knowledge base of this run, and what its webhooks begin with. */
const BASE = `eipask-${process.pid}`;
const HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=2</script>';
const QUESTION = '門禁卡遺失要找誰補辦？';
const program = findProgram('chromium');

const ask = (token: string | undefined, body: unknown = { question: QUESTION }) => callWebhook(`${BASE}-eip-ask`, body, token);

describe('the workflow "Ask from the EIP portal" in a real n8n', () => {
  let rest: Rest;
  let id: string;
  beforeAll(async () => {
    rest = await logIn();
    await createCopy(rest, 'erp-record-changed.json', { prefix: BASE, knowledgeBase: BASE });
    const url = `={{ $execution.resumeUrl.replace(/\\/webhook-waiting\\/.*$/, '/webhook/${BASE}-eip-ask') }}`;
    id = await createCopy(rest, 'ask-from-the-eip-portal.json', { prefix: BASE, knowledgeBase: BASE, parameters: { 'Ask as That Person': { url } } });
    const record = (no: number, description: string, allow: string) => JSON.stringify({ _model: 'x', _id: no, display_name: `門禁 ${HOSTILE}`, description, x_ai_allow: allow, write_date: '2026-03-02 01:00:00' });
    const erp = basicAuth('erp', sharedInstance().secrets.erpCaller);
    const texts = [['<p>門禁卡遺失要找總務補辦，工本費一百元。&lt;script&gt;window.hit=3&lt;/script&gt;</p>', 'group:it'], ['<p>門禁主控密碼存放於機房保險箱。</p>', 'group:management']] as const;
    for (const [index, [text, allow]] of texts.entries()) expect((await postWebhook(`${BASE}-erp-record`, record(index + 1, text, allow), erp)).status).toBe(200);
  });

  test('answers the portal\'s signed user with sources, and another user with what that one may see', async () => {
    expect(await ask(portalToken('user:wu.guohao'))).toMatchObject({ status: 200, body: { answer: { status: 'answered', citations: [{ quote: expect.stringContaining('總務') }], asked: { person: 'user:wu.guohao', assurance: 'token' } } } });
    expect(await ask(portalToken('user:cai.yijun'))).toMatchObject({ status: 200, body: { answer: { status: 'notFound', citations: [] } } });
  });

  test.each([
    { why: 'no token', token: () => undefined, statuses: [401, 403] },
    { why: 'a token of another signer', token: () => signToken({ iss: 'https://eip.formosa.example', sub: 'E0063' }, 'another-secret-of-no-use'), statuses: [401, 403] },
    { why: 'an expired token', token: () => signToken({ iss: 'https://eip.formosa.example', sub: 'E0063' }, sharedInstance().secrets.portalJwt, -60), statuses: [401, 403] },
    { why: 'a person who has left', token: () => portalToken('user:yang.zhiwei'), statuses: [403] },
  ])('refuses $why, whoever the body names', async ({ token, statuses }) => {
    const { status, body } = await ask(token(), { question: QUESTION, user: 'user:wu.guohao', jwtPayload: { iss: 'https://eip.formosa.example', sub: 'E0063' } });
    expect(statuses).toContain(status);
    expect(JSON.stringify(body)).not.toContain('總務');
  });

  test('runs at the first click: signs as a portal would and asks through its real webhook', async () => {
    const { status, runData } = await runWorkflow(rest, id);
    expect(status).toBe('success');
    expect(runData['Ask as That Person']?.[0]?.data?.main?.[0]?.[0]?.json).toMatchObject({ answer: { status: 'notFound', asked: { person: 'user:wu.guohao', assurance: 'token' } } });
  });
});

(program ? describe : describe.skip)('its page, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program!, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  const address = () => `${sharedInstance().baseUrl}/webhook/${BASE}-eip-ask-page`;
  /** Opens the page inside of another one, as a portal embeds it, and collects what it asks the network for and complains of. */
  async function embed(token: string): Promise<{ frame: ReturnType<Page['frameLocator']>; page: Page; requests: string[]; errors: string[] }> {
    const page = await browser.newPage();
    const [requests, errors]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setContent(`<iframe title="ask" width="800" height="700" src="${address()}#token=${token}"></iframe>`);
    // The page asks its neighbour by the shipped name; the copies of this test bear a prefix.
    await page.route('**/webhook/eip-ask', (route) => route.continue({ url: route.request().url().replace('eip-ask', `${BASE}-eip-ask`) }));
    return { frame: page.frameLocator('iframe'), page, requests, errors };
  }
  async function submit(frame: ReturnType<Page['frameLocator']>, question = QUESTION): Promise<void> {
    await frame.getByLabel('問題 Question').fill(question);
    await frame.getByRole('button', { name: '送出 Ask' }).click();
  }

  test('shows the answer and its sources as text, whatever they hold, and speaks to n8n alone', async () => {
    const { frame, page, requests, errors } = await embed(portalToken('user:wu.guohao'));
    await submit(frame);
    await frame.getByRole('heading', { name: '出處 Sources' }).waitFor();
    expect(await frame.locator('blockquote').first().innerText()).toContain('總務');
    expect(await frame.locator('li strong').first().innerText()).toBe(`門禁 ${HOSTILE}`);
    expect(await frame.locator('#answers img, #answers script').count()).toBe(0);
    expect(await page.frames()[1]?.evaluate('window.hit')).toBeUndefined();
    expect(requests.filter((url) => !url.startsWith(sharedInstance().baseUrl))).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('its policy stops a script that would get in, and matches the page byte for byte', async () => {
    const html = await (await fetch(address())).text();
    const hash = (text: string | undefined) => `'sha256-${createHash('sha256').update(text ?? '').digest('base64')}'`;
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    const [style, script] = [/<style>([^]*?)<\/style>/.exec(html)?.[1], /<script>([^]*?)<\/script>/.exec(html)?.[1]];
    expect(policy).toBe(`default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; connect-src 'self'; base-uri 'none'; form-action 'none'`);
    expect(html).not.toMatch(/(?:src|href)=|https?:\/\/(?!www\.w3\.org)/);
    const { page } = await embed('x');
    const inner = page.frames()[1];
    await inner?.evaluate(`(() => { const s = document.createElement('script'); s.textContent = 'window.hit = 9'; document.body.append(s); const i = document.createElement('img'); i.src = 'http://127.0.0.1:1/'; document.body.append(i); })()`);
    expect(await inner?.evaluate('window.hit')).toBeUndefined();
    await page.close();
  });

  test('can be used by keyboard and with a screen reader, and tells in both languages what is wrong', async () => {
    const { frame, page } = await embed('not-a-token');
    await frame.getByLabel('問題 Question').focus();
    await page.keyboard.type('請假規定');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await frame.getByText('Reload the portal').waitFor();
    expect(await frame.locator('[role=status]').innerText()).toMatch(/重新整理入口網站.*Reload the portal/);
    expect(await frame.locator('html').getAttribute('lang')).toBe('zh-Hant');
    expect(await frame.locator('h1').innerText()).toBe('問公司 Ask the company');
    await page.close();
  });

  test('without a token it says where to come from, and keeps none in the address', async () => {
    const { frame, page } = await embed('');
    await frame.getByText('Open this page from your portal').waitFor();
    await page.close();
    const second = await embed(portalToken('user:wu.guohao'));
    await second.frame.getByLabel('問題 Question').waitFor();
    expect(await second.page.frames()[1]?.evaluate('location.hash')).not.toContain('token');
    await second.page.close();
  });
});
