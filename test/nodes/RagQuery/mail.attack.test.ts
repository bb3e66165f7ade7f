import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { openSqliteAuditLog } from '../../../src/adapters/sqlite/openSqliteAuditLog';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import type { Document } from '../../../src/document/Document';
import type { PrincipalId } from '../../../src/principal/Principal';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const auditKeys = { encryptionKey: key(1), pseudonymKey: key(2) };
let folder: string;
const store = () => ({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false }) as const;

const document = (id: string, markdown: string, allow: PrincipalId[], deny: PrincipalId[] = []): Document => ({
  id, tenant: 'default', source: { id: 's', path: `${id}.md` }, title: id, markdown, contentHash: `hash-${id}`, category: 'knowledge',
  access: { allow, deny }, pii: 'checked', metadata: { format: 'md' }, warnings: [],
});
const DOCUMENTS = [
  document('公開', '# 保固\n\n感測器的保固期間是出貨後 24 個月。\n', ['group:public', 'everyone']),
  document('員工', '# 宿舍\n\n員工宿舍的門禁密碼是 7788。\n', ['everyone']),
  document('總經理', '# 麒麟\n\n麒麟專案的客戶是歐睿思光刻。\n', ['user:ceo']),
  document('停售', '# 停售\n\n已停售機種的清倉價是 99 元。\n', ['group:public'], ['everyone']),
];

function writeDirectory(groups: string) {
  writeFileSync(join(folder, 'directory.yaml'), `people:\n  - { id: user:ceo, logins: [{ issuer: mail, subject: ceo@formosa.example }] }\ngroups: ${groups}\n`);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rag-mail-'));
  process.env.N8N_USER_FOLDER = folder;
  writeDirectory('[{ id: group:public }]');
  const opened = openSqliteStore({ ...store(), knowledgeBase: 'company', tenant: 'default' });
  for (const one of DOCUMENTS) await opened.putDocument(one, chunkDocument(one));
  await opened.close();
});
afterEach(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

const PASS = 'Authentication-Results: mx.formosa.example; dmarc=pass header.from=formosa.example';
const write = (from: string, question: string, ...more: string[]) =>
  [...more, `From: ${from}`, 'Subject: =?utf-8?B?6Kmi5ZWP?=', 'Message-ID: <1@x>', 'Content-Type: text/plain; charset=utf-8', '', question].join('\r\n');

async function send(raw: string, { allowTyped = false, audit = false } = {}) {
  const credentials = {
    privateLlmKnowledgeBaseApi: { linkTemplate: 'https://nas.example/{path}' },
    privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), mailServer: 'mx.formosa.example', allowTyped },
    ...(audit && { privateLlmAuditLogApi: auditKeys }),
  };
  const parameters = { operation: 'mail', sampleMessage: raw, ownAddresses: 'service@formosa.example' };
  return new RagQuery().execute.call(fakeExecuteFunctions({ node: new RagQuery(), items: [{ json: { raw } }], credentials, parameters }));
}

test('an outsider gets an answer from what the public may see, as a draft that is sent to nobody', async () => {
  const [[found] = [], rest] = await send(write('someone@customer.example', '請問感測器的保固期間是多久？'));
  expect(rest).toEqual([]);
  expect(found?.json).toMatchObject({ sender: { status: 'public' }, answer: { status: 'answered', asked: { person: 'user:public', assurance: 'public' } }, draft: { to: 'someone@customer.example' } });
  expect(JSON.stringify(found?.json.draft)).toContain('24 個月');
  expect(JSON.stringify(found?.json.draft)).not.toContain('nas.example');
  expect(Buffer.from(found?.binary?.reply?.data ?? '', 'base64').toString()).toContain('In-Reply-To: <1@x>');
});

test.each([
  ['an outsider who asks for what everyone in the company may see', write('someone@customer.example', '請問員工宿舍的門禁密碼是多少？')],
  ['an outsider who asks for what one person may see', write('someone@customer.example', '請問麒麟專案的客戶是哪一家公司？')],
  ['an outsider who asks for what is denied to everyone', write('someone@customer.example', '請問已停售機種的清倉價是多少元？')],
  ['somebody who writes the address of a person into the From line', write('ceo@formosa.example', '請問麒麟專案的客戶是哪一家公司？')],
  ['somebody who forges the word of the mail server too, in a mail from no mailbox', write('ceo@formosa.example', '請問麒麟專案的客戶是哪一家公司？', PASS)],
])('%s gets no answer', async (_why, raw) => {
  const [answered, [item] = []] = await send(raw);
  expect(answered).toEqual([]);
  expect(item?.json).toMatchObject({ sender: { status: 'public' }, answer: { status: 'notFound', citations: [] } });
  expect(JSON.stringify(item)).not.toMatch(/7788|歐睿思|99 元/);
});

test('a sample counts as its sender only where the credential allows typed askers', async () => {
  const [[found] = []] = await send(write('CEO@formosa.example', '請問麒麟專案的客戶是哪一家公司？', PASS), { allowTyped: true });
  expect(found?.json).toMatchObject({ sender: { status: 'known', person: 'user:ceo' }, answer: { asked: { assurance: 'typed' } } });
});

test('without a group "public" nothing is searched for an outsider, and the reviewer is told', async () => {
  writeDirectory('[]');
  const [answered, [item] = []] = await send(write('someone@customer.example', '請問感測器的保固期間是多久？'), { audit: true });
  expect(answered).toEqual([]);
  expect(item?.json).toMatchObject({ sender: { status: 'refused' }, review: { subject: '[寄件者不明，未擬稿] 詢問' } });
  expect(item?.json).not.toHaveProperty('answer');
  const log = openSqliteAuditLog({ ...store(), ...auditKeys });
  expect((await log.search({ limit: 9 })).map(({ event }) => [event.operation, event.decision])).toEqual([['mail', 'denied']]);
  await log.close();
});

test('a mail that gets no reply is not answered, and leaves a record', async () => {
  const [answered, [item] = []] = await send(write('someone@customer.example', '請問感測器的保固期間是多久？', 'Auto-Submitted: auto-replied'), { audit: true });
  expect(answered).toEqual([]);
  expect(Object.keys(item?.json ?? {})).toEqual(['mail', 'noReply']);
  const log = openSqliteAuditLog({ ...store(), ...auditKeys });
  expect((await log.search({ limit: 9 })).map(({ event }) => event.decision)).toEqual(['blocked']);
  await log.close();
});

test('refuses to run without any mail', async () => {
  await expect(send(' ')).rejects.toThrow('no sample message');
});
