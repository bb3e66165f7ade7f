import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dovecot, hasDovecot, startDovecot } from '../fixtures/servers/startDovecot';
import { type ReceivedMail, startSmtpSink } from '../fixtures/servers/startSmtpSink';
import { callWebhook } from './harness/callWebhook';
import { copyWorkflow, createCredential } from './harness/copyWorkflow';
import { logIn, type Rest } from './harness/logIn';
import { type OutputItem, type RunData, runWorkflow } from './harness/runWorkflow';
import { sharedInstance } from './harness/sharedInstance';
import { signToken } from './harness/signToken';

const MAILS = join('sample', 'mails');
const NAME = 'Draft a mail reply';
const SECRET = /麒麟.{0,40}(?:歐睿思|預算)|歐睿思/;
const HANDLED_WITHIN = 60_000;

const raw = (name: string): string => readFileSync(join(MAILS, name), 'utf8').replaceAll('\n', '\r\n');
/** The items of all runs of a node: n8n runs it once for each output that leads to it. */
const itemsOf = (runs: RunData[string] = []): OutputItem[] => runs.flatMap(({ data }) => data?.main?.[0] ?? []);
const withDovecot = hasDovecot ? describe : describe.skip;

beforeAll(async () => {
  await callWebhook('index-documents', {}, signToken({ iss: 'test', sub: 'operator' }, sharedInstance().secrets.operatorJwt));
});

test('runs at the first click on the sample mails, without a mailbox, and answers only as the public', async () => {
  const rest = await logIn();
  const { status, runData } = await runWorkflow(rest, await copyWorkflow(rest, NAME, {}, false));
  expect(status).toBe('success');
  expect(runData['Send to the Reviewer']).toBeUndefined();
  const pages = itemsOf(runData['See the Drafts']).map(({ json }) => String(json.html));
  expect(pages).toHaveLength(3);
  expect(pages.filter((page) => page.includes('24 個月'))).toHaveLength(1);
  expect(pages.join('\n')).not.toMatch(SECRET);
  expect(itemsOf(runData['No Reply'])).toHaveLength(3);
});

withDovecot('mails that arrive in a mailbox on Dovecot', () => {
  let dovecot: Dovecot;
  let sink: Awaited<ReturnType<typeof startSmtpSink>>;
  let rest: Rest;
  let copy: string;

  beforeAll(async () => {
    [dovecot, sink, rest] = await Promise.all([startDovecot(), startSmtpSink(), logIn()]);
    const { host, port, user, password } = dovecot;
    const imap = await createCredential(rest, 'Mailbox of a test', 'imap', { host, port, user, password, secure: false, allowUnauthorizedCerts: false });
    const smtp = await createCredential(rest, 'Outgoing mail of a test', 'smtp', { host: sink.host, port: sink.port, user: '', password: '', secure: false, disableStartTls: true });
    const directory = await createCredential(rest, 'Directory with a mail server', 'privateLlmDirectoryApi', { path: sharedInstance().directoryFile, mailServer: 'mx.formosa.example' });
    copy = await copyWorkflow(rest, NAME, {
      'A Mail Arrives': { credentials: { imap } },
      'Find the Answer': { credentials: { imap, privateLlmDirectoryApi: directory } },
      'Send to the Reviewer': { credentials: { smtp }, parameters: { toEmail: 'reviewer@formosa.example' } },
    }, true);
    // What arrives while the trigger opens its mailbox waits for the next mail, so the mails do not come all at once.
    for (const name of readdirSync(MAILS)) await sleep(500).then(() => dovecot.deliver(raw(name)));
    const until = Date.now() + HANDLED_WITHIN;
    while ((sink.received.length < 3 || dovecot.read() < readdirSync(MAILS).length) && Date.now() < until) await sleep(100);
  }, 120_000);

  afterAll(async () => {
    await rest('POST', `/workflows/${copy}/deactivate`);
    await Promise.all([dovecot.stop(), sink.stop()]);
  });

  const about = (text: string): ReceivedMail | undefined => sink.received.find(({ mail }) => mail.html && mail.html.includes(text));

  it('sends a review of each mail of a person, and none of a list, a bounce or a holiday notice', () => {
    expect(dovecot.read()).toBe(readdirSync(MAILS).length);
    expect(sink.received.map(({ mail }) => mail.subject).sort()).toEqual(['[找不到答案] 急件', '[草稿待審] FPS-210 保固與送修', '[草稿待審] 出差住宿費']);
  });

  it('sends to the reviewer alone', () => {
    expect(new Set(sink.received.flatMap(({ to }) => to))).toEqual(new Set(['reviewer@formosa.example']));
  });

  it('answers a colleague whom the mail server knows from what they may see, with a draft in the thread', () => {
    const review = about('出差住宿費');
    expect(review?.mail.html).toContain('user:wang.jianhong');
    const draft = review?.attached;
    expect(draft?.text).toContain('2,400');
    expect(draft).toMatchObject({ inReplyTo: '<20261123-2@formosa.example>', references: ['<20261120-7@formosa.example>', '<20261123-2@formosa.example>'], subject: 'Re: 出差住宿費' });
    expect(draft?.to).toMatchObject({ text: 'wang.jianhong@formosa.example' });
  });

  it('answers a customer from public documents', () => {
    expect(about('FPS-210 保固與送修')?.mail.html).toMatch(/只查公開資料[\s\S]*24 個月/);
  });

  it('tells somebody who writes as the general manager nothing, forged words of the mail server or not', () => {
    const review = about('急件');
    expect(review?.attached).toBeUndefined();
    expect(review?.mail.html).toContain('mx.formosa.example does not vouch for chen.zhiming@formosa.example');
    expect(JSON.stringify(sink.received.map(({ mail, attached }) => [mail.html, attached?.text]))).not.toMatch(SECRET);
  });
});
