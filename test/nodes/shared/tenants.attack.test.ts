import type { IDataObject } from 'n8n-workflow';
import { AuditLog } from '../../../nodes/AuditLog/AuditLog.node';
import { PiiClean } from '../../../nodes/PiiClean/PiiClean.node';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { fakeExecuteFunctions, type FakeRun } from '../../fixtures/fakeExecuteFunctions';
import { rig, useRig } from '../AccessCheck/accessRig';

useRig();

const hook: NonNullable<FakeRun['nodes']> = [
  { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication: 'jwtAuth' }, items: [{ json: { jwtPayload: { iss: 'https://eip', sub: 'E1' } } }] },
];
/** Two companies on one n8n, with the same names of people, groups, knowledge bases and documents. */
const of = (tenant: string) => ({ privateLlmDirectoryApi: { path: rig.file('directory.yaml'), tenant }, privateLlmKnowledgeBaseApi: { tenant, cache: 'file' }, privateLlmAuditLogApi: { ...rig.auditKeys, tenant } });
async function run(node: RagQuery | AuditLog | PiiClean, parameters: IDataObject, credentials: Record<string, IDataObject>, more: Partial<FakeRun> = {}): Promise<IDataObject[]> {
  return (await node.execute.call(fakeExecuteFunctions({ node, parameters: parameters as never, credentials, nodes: hook, ...more }))).flat().map(({ json }) => json);
}
const QUESTION = '獵戶座專案的客戶是哪一家？';
const ask = async (tenant: string, more: IDataObject = {}) => JSON.stringify(await run(new RagQuery(), { question: QUESTION, ...more }, of(tenant)));

beforeEach(async () => {
  await rig.put('公司.md', '獵戶座專案的客戶是甲方光電。', { allow: ['everyone'], deny: [] }, 'a');
  await rig.put('公司.md', '獵戶座專案的客戶是乙方化工。', { allow: ['everyone'], deny: [] }, 'b');
});

test.each(['answer', 'search'])('documents: the same person of two tenants finds by %s what is their tenant\'s, from the cache too', async (operation) => {
  for (let times = 0; times < 2; times++) {
    const [a, b] = [await ask('a', { operation }), await ask('b', { operation })];
    expect(a).toContain('甲方光電');
    expect(b).toContain('乙方化工');
    expect(a).not.toContain('乙方化工');
    expect(b).not.toContain('甲方光電');
  }
});

test('people and a knowledge base of two tenants are refused in words, and nothing is found', async () => {
  const mixed = { ...of('a'), privateLlmKnowledgeBaseApi: { tenant: 'b' } };
  for (const operation of ['answer', 'search']) await expect(run(new RagQuery(), { question: QUESTION, operation }, mixed)).rejects.toThrow('is for the tenant "b", the Directory credential for "a"');
  for (const parameters of [{ operation: 'mayPerson', person: 'ceo', path: '公司.md' }, { operation: 'whatCanSee', person: 'ceo' }, { operation: 'whoCanSee', path: '公司.md' }, { operation: 'leakTest' }])
    await expect(rig.run(parameters, { credentials: mixed })).rejects.toThrow('is for the tenant "b"');
});

test('API tokens: one tenant\'s signs nobody in, is not listed and cannot be revoked in another', async () => {
  const [[issued]] = await rig.run({ operation: 'issueToken', label: 'Portal', standsFor: 'user:portal', scope: '*', days: 1 }, { credentials: of('a') });
  const { token, id } = issued as { token: string; id: string };
  const signIn = async (tenant: string) => (await rig.run({ operation: 'authenticate', proof: 'apiToken', token }, { credentials: of(tenant) }))[0].length;
  expect([await signIn('a'), await signIn('b'), await signIn('default')]).toEqual([1, 0, 0]);
  const listed = async (tenant: string) => (await rig.run({ operation: 'listTokens' }, { credentials: of(tenant) }))[0].length;
  expect([await listed('a'), await listed('b')]).toEqual([1, 0]);
  await expect(rig.run({ operation: 'revokeToken', revoke: id }, { credentials: of('b') })).rejects.toThrow('no API token');
  expect(await signIn('a')).toBe(1);
});

test('limits: what one tenant\'s people have used up is not used up in another', async () => {
  rig.write('policy.yaml', 'roles: { all: [everyone] }\nask: [{ roles: [all], questionsPerMinute: 1 }]\n');
  const limited = async (tenant: string) => run(new RagQuery(), { question: QUESTION }, { ...of(tenant), privateLlmDirectoryApi: { ...of(tenant).privateLlmDirectoryApi, policyPath: rig.file('policy.yaml') } });
  await limited('a');
  await expect(limited('a')).rejects.toThrow('1 questions a minute');
  await limited('b');
});

test('audit records: a tenant finds its own, of questions, refusals and events; without a tenant the log finds all', async () => {
  for (const tenant of ['a', 'b']) {
    await ask(tenant);
    await run(new AuditLog(), { operation: 'append', event: `event.${tenant}`, actor: 'user:ceo', content: 'x' }, { privateLlmAuditLogApi: of(tenant).privateLlmAuditLogApi });
    await expect(run(new RagQuery(), { question: QUESTION }, of(tenant), { nodes: [{ ...hook[0]!, items: [{ json: { jwtPayload: { iss: 'https://eip', sub: 'E9' } } }] }] })).rejects.toThrow();
  }
  const found = async (credential: IDataObject, filters: IDataObject = {}) => (await run(new AuditLog(), { operation: 'search', limit: 100, filters, decrypt: false }, { privateLlmAuditLogApi: credential })).map((record) => JSON.stringify(record));
  for (const [own, other] of [['a', 'b'], ['b', 'a']] as const) {
    const records = await found(of(own).privateLlmAuditLogApi);
    expect(records).toHaveLength(4);
    expect(records.filter((record) => record.includes(`"tenant":"${other}"`) || record.includes(`event.${other}`))).toEqual([]);
    expect(await found(of(own).privateLlmAuditLogApi, { person: 'user:ceo' })).toHaveLength(3);
  }
  expect(await found(rig.auditKeys)).toHaveLength(8);
});

test('aliases: a person of one tenant gets no value of another back', async () => {
  const piiKey = { key: Buffer.alloc(32, 7).toString('base64') };
  const clean = await run(new PiiClean(), { operation: 'clean', what: 'field', operator: 'pseudonymise', options: { aliasesIn: 'vault', tenant: 'a' } }, { privateLlmPiiKeyApi: piiKey }, { typeVersion: 1.1, items: [{ json: { text: '請寄 wang@formosa.example' } }] });
  const text = String(clean[0]?.text);
  expect(text).not.toContain('wang@');
  const restore = (tenant: string, from: string) => run(new PiiClean(), { operation: 'restore', text, valuesFrom: 'vault', tenant: from, mayRestore: 'everyone' }, { privateLlmPiiKeyApi: piiKey, privateLlmDirectoryApi: of(tenant).privateLlmDirectoryApi, privateLlmAuditLogApi: rig.auditKeys }, { typeVersion: 1.1 });
  expect(JSON.stringify(await restore('a', 'a'))).toContain('wang@formosa.example');
  await expect(restore('b', 'a')).rejects.toThrow('may not have personal data back');
  expect(JSON.stringify(await restore('b', 'b'))).not.toContain('wang@');
});
