import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { AuditLog } from '../../nodes/AuditLog/AuditLog.node';
import { fakeExecuteFunctions } from '../fixtures/fakeExecuteFunctions';

const credentials = { privateLlmAuditLogApi: { encryptionKey: Buffer.alloc(32, 1).toString('base64'), pseudonymKey: Buffer.alloc(32, 2).toString('base64') } };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-node-'));
  process.env.N8N_USER_FOLDER = folder;
});
afterEach(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

async function run(parameters: IDataObject) {
  const [items = []] = await new AuditLog().execute.call(fakeExecuteFunctions({ node: new AuditLog(), parameters, credentials }));
  return items;
}
const appendOne = (content = '核准王小明的草稿') => run({ operation: 'append', event: 'answer.approved', actor: 'user:wang', content });

test('appends an event and verifies the log that holds it', async () => {
  await appendOne();
  expect((await run({ operation: 'verify' }))[0]?.json).toMatchObject({ ok: true, size: 1 });
});

test('finds a person whose name the log does not hold', async () => {
  await appendOne();
  await run({ operation: 'append', event: 'other', actor: 'user:lin' });
  const found = await run({ operation: 'search', filters: { person: 'user:wang' } });
  expect(found.map(({ json }) => (json.event as IDataObject).operation)).toEqual(['answer.approved']);
  expect(JSON.stringify(found)).not.toMatch(/wang|王小明/);
});

test('gives content in clear only when asked to, and records that reading', async () => {
  await appendOne();
  const [found] = await run({ operation: 'search', decrypt: true });
  expect(found?.json.content).toBe('核准王小明的草稿');
  expect((await run({ operation: 'search', filters: { kind: 'read' } }))).toHaveLength(1);
});

test('exports JSON Lines that hold no readable content', async () => {
  await appendOne();
  const [item] = await run({ operation: 'export' });
  const lines = Buffer.from(item?.binary?.data?.data ?? '', 'base64').toString();
  expect(lines.trim().split('\n')).toHaveLength(1);
  expect(lines).not.toContain('王小明');
  expect(item?.json).toMatchObject({ records: 1, size: 1, ok: true });
});

test('sees a cut tail against a checkpoint', async () => {
  await appendOne();
  const { root } = (await run({ operation: 'verify' }))[0]!.json;
  expect((await run({ operation: 'verify', checkpoint: { size: 2, root } }))[0]?.json).toMatchObject({ ok: false });
});
