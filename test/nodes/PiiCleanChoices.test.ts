import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { PiiClean } from '../../nodes/PiiClean/PiiClean.node';
import { openSqliteAuditLog } from '../../src/adapters/sqlite/openSqliteAuditLog';
import { fakeExecuteFunctions, type FakeRun } from '../fixtures/fakeExecuteFunctions';

const piiKey = { privateLlmPiiKeyApi: { key: Buffer.alloc(32, 1).toString('base64') } };
const auditKeys = { encryptionKey: Buffer.alloc(32, 5).toString('base64'), pseudonymKey: Buffer.alloc(32, 6).toString('base64') };

async function run(json: IDataObject, parameters: IDataObject, more: Partial<FakeRun> = {}) {
  const [items = []] = await new PiiClean().execute.call(fakeExecuteFunctions({ node: new PiiClean(), parameters, items: [{ json }], typeVersion: 1.1, ...more }));
  return items[0]?.json ?? {};
}

test('cleans the texts at paths of a JSON item, and takes the key above as a label', async () => {
  const json = { customer: { 姓名: '王小明', note: '王小明' }, orders: [{ phone: '0912-345-678', id: 12 }], memo: '0912-345-678' };
  expect(await run(json, { what: 'paths', paths: 'customer.姓名, orders[*].phone' })).toMatchObject({ customer: { 姓名: '<PERSON>', note: '王小明' }, orders: [{ phone: '<PHONE_NUMBER>', id: 12 }], memo: '0912-345-678' });
});

test('cleans columns of a CSV text, and leaves its other cells and quotes as they mean', async () => {
  const text = '姓名,備註,帳號\n王小明,"a, b",004-012345678901\n';
  expect(await run({ text }, { what: 'csv', columns: '姓名, 帳號' })).toMatchObject({ text: '姓名,備註,帳號\n<PERSON>,"a, b",<BANK_ACCOUNT>\n' });
});

test('refuses a column that is not there, and says which are', async () => {
  await expect(run({ text: 'a,b\n1,2' }, { what: 'csv', columns: 'c' })).rejects.toThrow('no column "c"');
});

test('takes groups and single kinds, own patterns, deny and allow lists, and a method for a kind', async () => {
  const options = { allow: ['0911111111'], deny: ['鳳凰專案'], own: { pattern: [{ entity: 'employee id', pattern: 'E-\\d{5}' }] }, operators: { kind: [{ entity: 'CREDIT_CARD', operator: 'mask', keepFirst: 4, keepLast: 4 }] } };
  const text = '鳳凰專案 E-12345 0911111111 0912345678 卡號4111111111111111 a@example.com';
  expect(await run({ text }, { what: 'field', entities: ['group:money', 'PHONE_NUMBER'], options })).toMatchObject({ text: '<DENIED> <EMPLOYEE_ID> 0911111111 <PHONE_NUMBER> 卡號4111********1111 a@example.com' });
});

test('reports what was found without values or places', async () => {
  const { piiReport } = await run({ text: '身分證A123456789' }, { what: 'field', options: { report: true } });
  expect(piiReport).toEqual({ total: 1, rows: [{ entity: 'TW_NATIONAL_ID', pattern: 'letter, 1 or 2, eight digits', count: 1, lowestScore: 1, validated: true }] });
});

describe('restoring as a right', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pii-right-'));
    process.env.N8N_USER_FOLDER = folder;
    writeFileSync(join(folder, 'directory.yaml'), 'people:\n  - id: user:wang\n    name: 王\n    logins: []\n  - id: user:lin\n    name: 林\n    logins: []\ngroups:\n  - id: group:hr\n    members: [user:wang]\n');
  });
  afterEach(() => {
    delete process.env.N8N_USER_FOLDER;
    rmSync(folder, { recursive: true, force: true });
  });

  const back = (text: unknown, askAs: string, more: IDataObject = {}, withAudit = true) =>
    run({}, { operation: 'restore', text: String(text), valuesFrom: 'vault', whoIsAsking: 'typed', askAs, mayRestore: 'group:hr', ...more }, {
      credentials: { ...piiKey, privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), allowTyped: true }, ...(withAudit && { privateLlmAuditLogApi: auditKeys }) },
    });
  const made = () => run({ text: '請寄 wang@example.com' }, { what: 'field', operator: 'pseudonymise', options: { aliasesIn: 'vault' } }, { credentials: piiKey });

  test('gives values from the vault to a member of the group, whatever a model did to the alias, and records it', async () => {
    const { text, piiToken } = await made();
    expect(piiToken).toBeUndefined();
    expect(readFileSync(join(folder, '.n8n', 'private-llm', 'pii-vault.sqlite'), 'latin1')).not.toContain('wang@');
    const asModelsWrite = String(text).replace('_', '\\_').toLowerCase();
    expect(await back(`${asModelsWrite} [PERSON_0000000000000000]`, 'user:wang')).toMatchObject({ text: '請寄 wang@example.com [PERSON_0000000000000000]', restored: 1, unknownAliases: ['[PERSON_0000000000000000]'], auditId: expect.any(String) });
  });

  test('refuses who is not in the group, and records that', async () => {
    const { text } = await made();
    await expect(back(text, 'user:lin')).rejects.toThrow('may not have personal data back');
    const log = openSqliteAuditLog({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, ...auditKeys });
    expect((await log.search({ limit: 9 })).map(({ event }) => [event.kind, event.decision])).toEqual([['intent', 'allowed'], ['result', 'denied']]);
    await log.close();
  });

  test('gives nothing back without an audit log', async () => {
    await expect(back('x', 'user:wang', {}, false)).rejects.toThrow('only with an audit log');
  });

  test('gives encrypted values back', async () => {
    const { text } = await run({ text: '信箱 wang@example.com' }, { what: 'field', operator: 'encrypt' }, { credentials: piiKey });
    expect(text).toContain('enc1.');
    expect(await back(text, 'user:wang', { valuesFrom: 'text' })).toMatchObject({ text: '信箱 wang@example.com' });
  });
});

describe('names by a server', () => {
  let server: Server;
  let answer: unknown;
  beforeEach(async () => {
    answer = [{ entity_group: 'PER', start: 3, end: 6, score: 0.99 }];
    server = createServer((_request, response) => void response.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => void server.close());
  const ask = (more: IDataObject = {}) => run({ text: '😀遇見王小明，0912-345-678' }, { what: 'field', names: 'server', nameServer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...more });

  test('are merged with the rules, counted in code points', async () => {
    expect(await ask()).toMatchObject({ text: '😀遇見<PERSON>，<PHONE_NUMBER>' });
  });

  test('fail the item when the server answers wrongly', async () => {
    answer = { error: 'loading' };
    await expect(ask()).rejects.toThrow('did not answer');
  });

  test('are done without where the user chose that, and the output says so', async () => {
    answer = { error: 'loading' };
    expect(await ask({ namesDown: 'goOn' })).toMatchObject({ text: '😀遇見王小明，<PHONE_NUMBER>', piiNamesMissing: true });
  });
});
