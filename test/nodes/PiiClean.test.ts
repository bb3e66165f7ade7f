import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { PiiClean } from '../../nodes/PiiClean/PiiClean.node';
import { openSqliteAuditLog } from '../../src/adapters/sqlite/openSqliteAuditLog';
import { fakeExecuteFunctions, type FakeRun } from '../fixtures/fakeExecuteFunctions';

const piiKey = { privateLlmPiiKeyApi: { key: Buffer.alloc(32, 1).toString('base64') } };
const document = {
  id: 'd', tenant: 'default', source: { id: 's', path: 'a.md' }, title: '通訊錄', markdown: '小明 0912-345-678', contentHash: 'h', category: 'knowledge',
  access: { allow: ['group:hr'], deny: [] }, pii: 'unchecked', metadata: {}, warnings: [],
};

async function run(json: IDataObject, parameters: IDataObject, more: Partial<FakeRun> = {}) {
  const [items = []] = await new PiiClean().execute.call(fakeExecuteFunctions({ node: new PiiClean(), parameters, items: [{ json }], ...more }));
  return items[0]?.json ?? {};
}

test('cleans a document at its default settings and marks it as checked', async () => {
  expect(await run(document, {})).toMatchObject({ markdown: '小明 <PHONE_NUMBER>', pii: 'checked', access: { allow: ['group:hr'], deny: [] } });
});

test('refuses an item that is no document, and says which fields are wrong', async () => {
  await expect(run({ markdown: 'x' }, {})).rejects.toThrow(/not a document.*tenant/);
});

test('makes an error item of it where the workflow goes on after errors', async () => {
  expect(await run({ markdown: 'x' }, {}, { continueOnFail: true })).toMatchObject({ error: { code: 'NOT_A_DOCUMENT' } });
});

test('keeps a kind by its own method', async () => {
  const parameters = { what: 'field', options: { operators: { kind: [{ entity: 'EMAIL_ADDRESS', operator: 'mask' }] } } };
  expect(await run({ text: 'me@example.com 0912345678' }, parameters)).toMatchObject({ text: expect.stringMatching(/^\*\*@\*+\.*\w* <PHONE_NUMBER>$/) });
});

test('finds without showing values', async () => {
  const found = await run({ text: '身分證A123456789' }, { operation: 'find', what: 'field' });
  expect(found).toMatchObject({ counts: { TW_NATIONAL_ID: 1 } });
  expect(JSON.stringify(found)).not.toContain('A123456789');
});

describe('restore', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pii-node-'));
    writeFileSync(join(folder, 'directory.yaml'), 'people:\n  - id: user:wang\n    name: 王\n    logins: []\ngroups: []\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const back = (json: IDataObject, allowTyped: boolean) =>
    run(json, { operation: 'restore', text: json.text, token: json.piiToken, whoIsAsking: 'typed', askAs: 'user:wang' }, {
      credentials: { ...piiKey, privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), allowTyped } },
    });

  test('gives back exactly what was replaced, to a known person', async () => {
    const made = await run({ text: '請撥0912-345-678。' }, { what: 'field', operator: 'pseudonymise' }, { credentials: piiKey });
    expect(made.text).not.toContain('0912');
    expect((await back(made, true)).text).toBe('請撥0912-345-678。');
  });

  test('gives nothing back to a person who was only typed in where that is forbidden', async () => {
    const made = await run({ text: '請撥0912-345-678。' }, { what: 'field', operator: 'pseudonymise' }, { credentials: piiKey });
    await expect(back(made, false)).rejects.toThrow('does not allow typed');
  });

  test('records it as denied when the directory does not know who wants data back', async () => {
    const auditKeys = { encryptionKey: Buffer.alloc(32, 5).toString('base64'), pseudonymKey: Buffer.alloc(32, 6).toString('base64') };
    process.env.N8N_USER_FOLDER = folder;
    const credentials = { ...piiKey, privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), allowTyped: true }, privateLlmAuditLogApi: auditKeys };
    await expect(run({}, { operation: 'restore', text: 'x', token: 'y', whoIsAsking: 'typed', askAs: 'user:nobody' }, { credentials })).rejects.toThrow('does not let this person');
    const log = openSqliteAuditLog({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, ...auditKeys });
    expect((await log.search({ limit: 9 })).map(({ event }) => [event.operation, event.decision])).toEqual([['pii.restore', 'denied']]);
    await log.close();
    delete process.env.N8N_USER_FOLDER;
  });
});
