import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { PiiClean } from '../../../nodes/PiiClean/PiiClean.node';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { openFileDirectory } from '../../../src/adapters/file/openFileDirectory';
import { openPolicy } from '../../../src/adapters/file/openPolicy';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import type { Category } from '../../../src/document/Document';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';

let folder: string;
const POLICY = `roles: { staff: [everyone], hr: [hr], interns: [interns] }
topics: { salary: [薪資] }
ask:
  - { roles: [staff], knowledgeBases: [company], categories: [knowledge], questionsPerMinute: 3 }
  - { roles: [hr] }
deny: [{ roles: [interns], topics: [salary] }]
answers: [{ roles: [staff], redact: [EMAIL_ADDRESS] }, { roles: [hr], redact: [] }]
unmask: [hr]
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-node-'));
  process.env.N8N_USER_FOLDER = folder;
  writeFileSync(join(folder, 'directory.yaml'), 'people: [{ id: staff }, { id: hr.lead }, { id: intern }]\ngroups: [{ id: hr, members: [hr.lead] }, { id: interns, members: [intern] }]\n');
  writeFileSync(join(folder, 'policy.yaml'), POLICY);
  const store = openSqliteStore({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: 'company', tenant: 'default' });
  const put = (id: string, markdown: string, category: Category) => {
    const document = { id, tenant: 'default', source: { id: 's', path: id }, title: id, markdown, contentHash: id, category, access: { allow: ['everyone' as const], deny: [] }, pii: 'checked' as const, metadata: { format: 'md' }, warnings: [] };
    return store.putDocument(document, chunkDocument(document));
  };
  await put('窗口', '出差報支的窗口是財務部，請寄到 finance@formosa.example 申請。', 'knowledge');
  await put('客訴', '客訴案件的處理窗口是品保部，請寄到 quality@formosa.example 申請。', 'case');
  await store.close();
});
afterEach(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

const credentials = () => ({ privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), policyPath: join(folder, 'policy.yaml'), allowTyped: true }, privateLlmKnowledgeBaseApi: {} });
async function ask(person: string, question: string, more: IDataObject = {}): Promise<string> {
  const parameters = { question, whoIsAsking: 'typed', askAs: `user:${person}`, ...more };
  const outputs = await new RagQuery().execute.call(fakeExecuteFunctions({ node: new RagQuery(), parameters: parameters as never, credentials: credentials() }));
  return JSON.stringify(outputs.flat().map(({ json }) => json));
}

test('takes out of answers and hits what the role may not read, and nothing for the role that may', async () => {
  for (const operation of ['answer', 'search']) {
    const staff = await ask('staff', '出差報支的窗口是誰？', { operation });
    expect(staff).toContain('<EMAIL_ADDRESS>');
    expect(staff).not.toContain('finance@');
    expect(await ask('hr.lead', '出差報支的窗口是誰？', { operation })).toContain('finance@formosa.example');
  }
});

test('searches only the categories that the policy grants, whatever the node asks for', async () => {
  expect(await ask('staff', '客訴案件的處理窗口是誰？', { operation: 'search' })).not.toContain('品保部');
  await expect(ask('staff', '客訴案件的處理窗口是誰？', { operation: 'search', options: { categories: ['case'] } })).rejects.toThrow('may not be asked');
  expect(await ask('hr.lead', '客訴案件的處理窗口是誰？', { operation: 'search' })).toContain('品保部');
});

test('refuses a denied topic and another knowledge base in the same words', async () => {
  await expect(ask('intern', '薪資多少？')).rejects.toThrow('This may not be asked here and now.');
  await expect(ask('staff', '出差', { knowledgeBase: 'other' })).rejects.toThrow('This may not be asked here and now.');
});

test('counts questions of all executions, and refuses the fourth within a minute', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => ask('staff', '出差報支的窗口是誰？')));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(outcomes.filter(({ status }) => status === 'rejected').map((outcome) => String((outcome as PromiseRejectedResult).reason))).toEqual(Array(3).fill(expect.stringContaining('At most 3 questions a minute')));
});

test('lets nobody ask while the policy is broken or gone, and counts a change at the next question', async () => {
  writeFileSync(join(folder, 'policy.yaml'), POLICY.replace('hr: [hr]', 'hr: [gone]'));
  await expect(ask('hr.lead', '出差')).rejects.toThrow('line 1: the directory has no group or person "gone"');
  rmSync(join(folder, 'policy.yaml'));
  await expect(ask('hr.lead', '出差')).rejects.toThrow('cannot be read, so nobody may ask');
  writeFileSync(join(folder, 'policy.yaml'), POLICY);
  expect(await ask('hr.lead', '出差報支的窗口是誰？')).toContain('finance@');
});

test('restores masked values only for the role that may', async () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const restore = (person: string) => {
    const parameters = { operation: 'restore', text: 'x', token: 'y', whoIsAsking: 'typed', askAs: `user:${person}` };
    return new PiiClean().execute.call(fakeExecuteFunctions({ node: new PiiClean(), parameters, credentials: { privateLlmDirectoryApi: credentials().privateLlmDirectoryApi, privateLlmPiiKeyApi: { key } } }));
  };
  await expect(restore('staff')).rejects.toThrow('This may not be asked');
  await expect(restore('hr.lead')).rejects.not.toThrow('This may not be asked');
});

test('the sample policy is whole', async () => {
  const directory = openFileDirectory({ kind: 'file', path: 'sample/directory.yaml', tenant: 'default', cacheSeconds: 0 });
  expect((await openPolicy('sample/policy.yaml', directory)).ask).toHaveLength(2);
});
