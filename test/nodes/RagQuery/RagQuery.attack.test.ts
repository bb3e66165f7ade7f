import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { openSqliteAuditLog } from '../../../src/adapters/sqlite/openSqliteAuditLog';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import type { Document } from '../../../src/document/Document';
import type { PrincipalId } from '../../../src/principal/Principal';
import { fakeExecuteFunctions, type FakeRun } from '../../fixtures/fakeExecuteFunctions';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const auditKeys = { encryptionKey: key(1), pseudonymKey: key(2) };
let folder: string;

const document = (id: string, markdown: string, allow: PrincipalId[]): Document => ({
  id, tenant: 'default', source: { id: 's', path: `規章/${id}.md` }, title: id, markdown, contentHash: `hash-${id}`, category: 'knowledge',
  access: { allow, deny: [] }, pii: 'checked', metadata: { format: 'md' }, warnings: [],
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rag-node-'));
  process.env.N8N_USER_FOLDER = folder;
  writeFileSync(join(folder, 'directory.yaml'), [
    'people:', '  - { id: user:ceo, name: 總, logins: [{ issuer: https://eip, subject: E1 }] }', '  - { id: user:intern, name: 實, logins: [{ issuer: https://eip, subject: E2 }] }',
    '  - { id: user:left, name: 離, disabled: true, logins: [{ issuer: https://eip, subject: E3 }] }', 'groups: []', '',
  ].join('\n'));
  const store = openSqliteStore({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: 'company', tenant: 'default' });
  for (const one of [document('公開', '# 出差\n\n國內出差住宿費每晚上限 2,400 元。\n', ['everyone']), document('機密', '# 麒麟\n\n麒麟專案的客戶是歐睿思光刻。\n', ['user:ceo'])])
    await store.putDocument(one, chunkDocument(one));
  await store.close();
});
afterEach(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

const hook = (subject: string): NonNullable<FakeRun['nodes']> => [
  { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication: 'jwtAuth' }, items: [{ json: { jwtPayload: { iss: 'https://eip', sub: subject } } }] },
];

async function ask(subject: string, question: string, more: Partial<FakeRun> & { audit?: IDataObject; knowledgeBase?: IDataObject; parameters?: IDataObject } = {}) {
  const credentials = {
    privateLlmKnowledgeBaseApi: { linkTemplate: 'https://nas.example/{path}', ...more.knowledgeBase }, privateLlmDirectoryApi: { path: join(folder, 'directory.yaml') },
    ...(more.audit && { privateLlmAuditLogApi: more.audit }),
  };
  const items = [{ json: { question, headers: { authorization: 'Bearer secret' } } }];
  const outputs = await new RagQuery().execute.call(fakeExecuteFunctions({ node: new RagQuery(), items, nodes: hook(subject), ...more, credentials, parameters: { question, ...more.parameters } }));
  return outputs.map((output) => output.map(({ json }) => json));
}
const SECRET = '麒麟專案的客戶是哪一家？';

test('answers with a quote, its place and a link that the path cannot bend', async () => {
  const [[found] = [], none] = await ask('E2', '國內出差住宿費每晚上限多少元？');
  expect(none).toEqual([]);
  expect(found).toMatchObject({ answer: { status: 'answered', mode: 'extractive', asked: { person: 'user:intern', assurance: 'token' } } });
  expect(JSON.stringify(found)).toContain('2,400 元');
  expect(JSON.stringify(found)).toContain(`https://nas.example/${encodeURIComponent('規章')}/${encodeURIComponent('公開.md')}`);
});

test('tells a person nothing of what they may not see, and sends that to Not Found', async () => {
  const [found, [none] = []] = await ask('E2', SECRET);
  expect(found).toEqual([]);
  expect(none).toMatchObject({ answer: { status: 'notFound', citations: [] } });
  expect(JSON.stringify(none)).not.toMatch(/歐睿思|機密/);
  expect(JSON.stringify(await ask('E1', SECRET))).toContain('歐睿思');
});

test('searches with the same rights', async () => {
  const parameters = { operation: 'search' };
  expect(JSON.stringify(await ask('E2', SECRET, { parameters }))).not.toContain('歐睿思');
  expect(JSON.stringify(await ask('E1', SECRET, { parameters }))).toContain('歐睿思');
});

test('keeps authorization headers out of what it gives', async () => {
  expect(JSON.stringify(await ask('E2', '住宿費'))).not.toContain('Bearer');
});

test.each([
  ['a person who has left', 'E3'],
  ['a person whom the directory does not know', 'E9'],
])('makes no query for %s, and records the refusal', async (_why, subject) => {
  await expect(ask(subject, SECRET, { audit: auditKeys })).rejects.toThrow(/directory/);
  const log = openSqliteAuditLog({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, ...auditKeys });
  expect((await log.search({ limit: 9 })).map(({ event }) => event.decision)).toEqual(['denied']);
  await log.close();
});

test('records intent and result with the documents that were read, and says which record it is', async () => {
  const [[found] = []] = await ask('E1', SECRET, { audit: auditKeys });
  const log = openSqliteAuditLog({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, ...auditKeys });
  const records = await log.search({ limit: 9 });
  expect(records.map(({ event }) => event.kind)).toEqual(['intent', 'result']);
  expect(records[1]?.event.documents).toContainEqual(expect.objectContaining({ id: '機密', version: 'hash-機密' }));
  expect((found?.answer as IDataObject).auditId).toBe(records[1]?.id);
  await log.close();
});

test('gives no answer when the audit log cannot be opened', async () => {
  await expect(ask('E1', SECRET, { audit: { ...auditKeys, encryptionKey: 'short' } })).rejects.toThrow('not 32 bytes');
});

test('asks as each item\'s own person, one beside the other', async () => {
  const people = Array.from({ length: 40 }, (_, at) => (at % 2 ? 'E1' : 'E2'));
  const answers = await Promise.all(people.map((subject) => ask(subject, SECRET)));
  expect(answers.map((answer) => JSON.stringify(answer).includes('歐睿思'))).toEqual(people.map((subject) => subject === 'E1'));
});

test.each([
  { options: {}, found: 1, why: 'no condition' },
  { options: { metadata: { conditions: [{ name: 'format', values: 'docx, md' }] } }, found: 1, why: 'one of the values' },
  { options: { metadata: { conditions: [{ name: 'format', values: 'docx' }] } }, found: 0, why: 'none of the values' },
  { options: { metadata: { conditions: [{ name: 'format', values: '' }] } }, found: 0, why: 'no value at all' },
  { options: { minimumScore: 1.01 }, found: -1, why: 'a minimum that is none' },
  { options: { rerank: true }, found: -1, why: 'no reranking server in the credential' },
])('a search with $why finds $found and never what the person may not see', async ({ options, found }) => {
  const run = ask('E2', '住宿費 麒麟 歐睿思', { parameters: { operation: 'search', options: { explain: true, neighbours: true, recencyDays: 30, wordWeight: 2, ...options } } });
  if (found < 0) return expect(run).rejects.toMatchObject({ description: expect.any(String) });
  const outputs = await run;
  const hits = outputs.flat().flatMap(({ hits: one }) => one as IDataObject[]);
  expect(hits).toHaveLength(found);
  expect(JSON.stringify(outputs)).not.toContain('歐睿思光刻');
  for (const hit of hits) expect(hit.scores).toMatchObject({ words: expect.any(Number), recency: 1 });
});

test('with a cache, the same question of the same person is answered from it, audited again, and made anew when a right or a text changes', async () => {
  const question = '國內出差住宿費每晚上限多少元？';
  const put = async (markdown: string) => {
    const store = openSqliteStore({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: 'company', tenant: 'default' });
    await store.putDocument(document('公開', markdown, ['everyone']), chunkDocument(document('公開', markdown, ['everyone'])));
    await store.close();
  };
  const cached = async (subject: string) => {
    const [found] = (await ask(subject, question, { knowledgeBase: { cache: 'file' }, audit: auditKeys })).flat();
    const { cache, auditId, text } = (found as { answer: IDataObject }).answer;
    return { ...(cache as { hit: boolean; hitRate: number }), auditId, text };
  };
  const first = await cached('E2');
  const second = await cached('E2');
  expect([first.hit, second.hit, (await cached('E1')).hit]).toEqual([false, true, false]);
  expect([second.text, second.auditId === first.auditId, second.hitRate > 0]).toEqual([first.text, false, true]);
  await put('# 出差\n\n國內出差住宿費每晚上限 3,600 元。\n');
  expect(await cached('E2')).toMatchObject({ hit: false, text: expect.stringContaining('3,600') });
});
