import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { findPostgres, POSTGRES_PASSWORD, type PostgresServer, startPostgres } from '../fixtures/servers/startPostgres';
import { createCredential } from './harness/copyWorkflow';
import { createWorkflow } from './harness/createWorkflow';
import { logIn } from './harness/logIn';
import { type RunData, runWorkflow } from './harness/runWorkflow';

const programs = findPostgres();
const withServer = programs ? test : test.skip;
const node = 'n8n-nodes-private-llm.piiClean';
const piiKey = { privateLlmPiiKeyApi: 'Key of the PII test' };
const restoring = { ...piiKey, privateLlmDirectoryApi: 'Directory of the PII test', privateLlmAuditLogApi: 'Company audit log' };
let server: PostgresServer;
let data: Record<string, unknown>;

beforeAll(async () => {
  if (!programs) return;
  server = await startPostgres(programs);
  const rest = await logIn();
  data = { key: randomBytes(32).toString('base64'), vault: 'postgres', postgresHost: '127.0.0.1', postgresPort: server.port, postgresDatabase: 'postgres', postgresUser: 'owner', postgresPassword: POSTGRES_PASSWORD, postgresTls: true, postgresCa: server.caText };
  await createCredential(rest, piiKey.privateLlmPiiKeyApi, 'privateLlmPiiKeyApi', data);
  await createCredential(rest, restoring.privateLlmDirectoryApi, 'privateLlmDirectoryApi', { path: resolve('sample/directory.yaml'), allowTyped: true, tenant: 'e2e' });
}, 120_000);
afterAll(() => server?.stop());

const RECORD = {
  customer: { name: '王小明', phone: '0912-345-678', phoneAgain: '０９１２３４５６７８' }, note: '工號 E-12345，卡號 4111-1111-1111-1111，專案鳳凰，客服 service@formosa.example', code: 'A123456789', text: '料號 B220331170',
};
const OPTIONS = {
  aliasesIn: 'vault', report: true, allow: ['service@formosa.example'], deny: ['專案鳳凰'], tenant: 'e2e',
  operators: { kind: [{ entity: 'CREDIT_CARD', operator: 'mask', keepFirst: 4, keepLast: 4 }, { entity: 'DENIED', operator: 'replace', text: '（略）' }, { entity: 'EMPLOYEE', operator: 'hash' }] },
  own: { pattern: [{ entity: 'EMPLOYEE', pattern: 'E-\\d{5}', score: 0.3, context: '工號' }] },
};
const first = (runData: RunData, name: string) => runData[name]?.[0]?.data?.main?.[0]?.[0]?.json;
const restore = (askAs: string) => ({ operation: 'restore', text: '={{ "請回電 " + $("Clean").first().json.customer.phone.replace("_", " ").toLowerCase() + "，[PERSON_00000000]" }}', valuesFrom: 'vault', tenant: 'e2e', whoIsAsking: 'typed', askAs, mayRestore: 'user:cai.yijun' });

withServer('cleans a record with every kind of setting into a vault on PostgreSQL, and gives values back to the one who may', async () => {
  const rest = await logIn();
  const id = await createWorkflow(rest, 'PII Clean by every setting', [
    { name: 'Click', type: 'n8n-nodes-base.manualTrigger' },
    { name: 'Record', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { mode: 'raw', jsonOutput: JSON.stringify(RECORD) } },
    { name: 'Clean', type: node, typeVersion: 1.1, parameters: { operation: 'clean', what: 'paths', paths: 'customer.name, customer.phone, customer.phoneAgain, note, text', operator: 'pseudonymise', options: OPTIONS }, credentials: piiKey },
    { name: 'Allowed', type: node, typeVersion: 1.1, parameters: restore('user:cai.yijun'), credentials: restoring },
    { name: 'Refused', type: node, typeVersion: 1.1, parameters: restore('user:chen.zhiming'), credentials: restoring },
  ], { Click: { main: [[{ node: 'Record', type: 'main', index: 0 }]] }, Record: { main: [[{ node: 'Clean', type: 'main', index: 0 }]] }, Clean: { main: [[{ node: 'Allowed', type: 'main', index: 0 }]] }, Allowed: { main: [[{ node: 'Refused', type: 'main', index: 0 }]] } });
  const { status, runData } = await runWorkflow(rest, id);
  expect([status, ...Object.values(runData).flatMap((runs) => runs.map(({ error }) => error?.message)).filter(Boolean), ...Object.keys(runData).slice(-1)]).toEqual(['error', 'This person may not have personal data back.', 'Refused']);
  const cleaned = z.looseObject({ customer: z.object({ name: z.string(), phone: z.string(), phoneAgain: z.string() }), note: z.string(), code: z.string(), text: z.string() }).parse(first(runData, 'Clean'));
  expect(cleaned.customer.name).toMatch(/^\[PERSON_[0-9a-f]{16}\]$/);
  expect(cleaned.customer.phone.slice(0, 30)).toBe(cleaned.customer.phoneAgain.slice(0, 30));
  expect(cleaned.note).toMatch(/^工號 <EMPLOYEE:[0-9a-f]{16}>，卡號 4111-\*{4}-\*{4}-1111，（略），客服 service@formosa\.example$/);
  expect([cleaned.code, cleaned.text]).toEqual([RECORD.code, RECORD.text]);
  expect(JSON.stringify(cleaned.piiReport)).not.toMatch(/王小明|0912|4111/);
  expect(first(runData, 'Allowed')).toMatchObject({ text: expect.stringContaining('請回電 0912-345-678，'), restored: 1, unknownAliases: ['[PERSON_00000000]'], auditId: expect.any(String) });
  expect(first(runData, 'Refused')).toBeUndefined();
  const rows = server.sql("SELECT alias, sealed FROM private_llm_alias WHERE tenant = 'e2e'");
  expect(rows.trim().split('\n').length).toBeGreaterThanOrEqual(4);
  expect(rows).not.toMatch(/王小明|0912345678/);
}, 120_000);

withServer('the credential is tested in the editor: the server answers, and a wrong password is told without it', async () => {
  const rest = await logIn();
  const tried = async (more: object) => z.object({ status: z.string(), message: z.string() }).parse(await rest('POST', '/credentials/test', { credentials: { id: '', name: 'Under test', type: 'privateLlmPiiKeyApi', data: { ...data, ...more } } }));
  expect(await tried({})).toEqual({ status: 'OK', message: expect.stringMatching(/^The key can be used; PostgreSQL \d+.* answers\.$/) });
  const wrong = await tried({ postgresPassword: 'a-wrong-password' });
  expect(wrong).toEqual({ status: 'Error', message: expect.stringContaining('refuses the user owner') });
  expect(wrong.message).not.toContain('a-wrong-password');
});
