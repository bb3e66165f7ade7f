import type { IDataObject } from 'n8n-workflow';
import { AccessCheck } from '../../../nodes/AccessCheck/AccessCheck.node';
import type { FakeRun } from '../../fixtures/fakeExecuteFunctions';
import { rig, useRig } from './accessRig';

useRig();

const SECRET = '歐睿思光刻';
const hook = (subject: string): NonNullable<FakeRun['nodes']> => [
  { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication: 'jwtAuth' }, items: [{ json: { jwtPayload: { iss: 'https://eip', sub: subject } } }] },
];
const place = { knowledgeBase: 'company', source: 'company' };
const DISCLOSURES: { operation: string; parameters: IDataObject; about: object; result: object }[] = [
  { operation: 'mayPerson', parameters: { resource: 'person', person: 'ceo', path: '機密.md' }, about: { person: 'ceo', path: '機密.md', ...place }, result: { person: 'user:ceo', allowed: true } },
  { operation: 'whatCanSee', parameters: { resource: 'person', person: 'ceo' }, about: { person: 'ceo', ...place }, result: { documents: 2, of: 2 } },
  { operation: 'whoCanSee', parameters: { resource: 'document', path: '機密.md' }, about: { path: '機密.md', ...place }, result: { people: 1, complete: true } },
  { operation: 'leakTest', parameters: { resource: 'knowledgeBase', mostPairs: 100 }, about: { mostPairs: 100, ...place }, result: { pairs: 6, leaks: 0, complete: true } },
  { operation: 'issueToken', parameters: { resource: 'apiToken', label: 'Portal', standsFor: 'user:portal', scope: 'company', days: 1 }, about: { standsFor: 'user:portal' }, result: { person: 'user:portal', knowledgeBases: ['company'] } },
  { operation: 'listTokens', parameters: { resource: 'apiToken' }, about: {}, result: { tokens: 0 } },
  { operation: 'revokeToken', parameters: { resource: 'apiToken', revoke: 'none' }, about: { id: 'none' }, result: { found: false } },
];
const ask = ({ operation, parameters }: (typeof DISCLOSURES)[number], subject: string, more: IDataObject = {}, directory: IDataObject = {}) =>
  rig.run({ operation, ...parameters, askedBy: 'person', mayAsk: 'user:ceo', ...more }, { typeVersion: 2, nodes: hook(subject), credentials: rig.credentials(directory), continueOnFail: true });

async function records() {
  const log = rig.openLog();
  const found = (await log.search({ limit: 100 })).map((record) => ({ ...record, content: log.decrypt(record) }));
  await log.close();
  return found;
}

describe.each(DISCLOSURES)('what $operation tells', (disclosure) => {
  test('goes to a person who has the right, and the log says who asked about what and how much came, without a text', async () => {
    await ask(disclosure, 'E1');
    const [intent, result, ...others] = await records();
    expect(others).toEqual([]);
    expect(intent).toMatchObject({ event: { kind: 'intent', operation: `access.${disclosure.operation}`, assurance: 'token' } });
    if (Object.keys(disclosure.about).length > 0) expect(intent?.content).toMatchObject(disclosure.about);
    expect(result).toMatchObject({ event: { kind: 'result', decision: 'allowed', actor: intent?.event.actor }, content: disclosure.result });
    expect(JSON.stringify([intent, result])).not.toContain(SECRET);
    expect(JSON.stringify([intent, result])).not.toMatch(/plt_/);
  });

  test('goes to nobody else, and the log says who tried', async () => {
    const [told, refused] = await ask(disclosure, 'E2');
    expect(told).toEqual([]);
    expect(refused).toEqual([{ error: expect.objectContaining({ code: 'RIGHT_REFUSED' }) }]);
    expect((await records()).map(({ event }) => event.decision)).toEqual(['allowed', 'denied']);
  });

  test('goes to nobody whom a policy does not give the right', async () => {
    const policyPath = rig.file('policy.yaml');
    rig.write('policy.yaml', 'roles: { all: [everyone], boss: [ceo] }\nask: [{ roles: [all] }]\ndisclose: [boss]\n');
    expect((await ask(disclosure, 'E2', { mayAsk: 'everyone' }, { policyPath }))[1]).toEqual([{ error: expect.objectContaining({ code: 'POLICY_REFUSED' }) }]);
    expect((await records()).map(({ event }) => event.digests.reason)).toEqual(['POLICY_DISCLOSE']);
    rig.write('policy.yaml', 'roles: { all: [everyone] }\nask: [{ roles: [all] }]\n');
    expect((await ask(disclosure, 'E1', {}, { policyPath }))[1]).toEqual([{ error: expect.objectContaining({ code: 'POLICY_REFUSED' }) }]);
  });

  test('needs an audit log', async () => {
    const { privateLlmAuditLogApi: _log, ...credentials } = rig.credentials();
    await expect(rig.run({ operation: disclosure.operation, ...disclosure.parameters }, { typeVersion: 2, credentials })).rejects.toThrow('only with an audit log');
  });

  test('is recorded as the workflow\'s where nobody is named', async () => {
    await rig.run({ operation: disclosure.operation, ...disclosure.parameters }, { typeVersion: 2, continueOnFail: true });
    const [intent, result] = await records();
    expect(intent?.event.assurance).toBeUndefined();
    expect(result).toMatchObject({ event: { operation: `access.${disclosure.operation}`, decision: 'allowed' }, content: disclosure.result });
  });
});

test('nobody unknown counts as everyone', async () => {
  rig.write('directory.yaml', 'people:\n  - { id: ceo, logins: [{ issuer: https://eip, subject: E1 }] }\ngroups:\n  - { id: public, members: [] }\n');
  const [told, refused] = await rig.run({ operation: 'whatCanSee', person: 'ceo', askedBy: 'person', mayAsk: 'everyone, user:public', whoIsAsking: 'triggerOrPublic' }, { typeVersion: 2, nodes: [], continueOnFail: true });
  expect(told).toEqual([]);
  expect(refused).toEqual([{ error: expect.objectContaining({ code: 'RIGHT_REFUSED' }) }]);
});

test('a workflow that was saved before there were resources goes on as it was', async () => {
  const saved = (parameters: IDataObject, more: Partial<FakeRun> = {}) => rig.run(parameters, { typeVersion: 1, ...more });
  const [[token]] = await saved({ operation: 'issueToken', label: 'Portal', standsFor: 'user:portal', scope: 'company', days: 1 });
  expect(await saved({ operation: 'authenticate', proof: 'apiToken', token: token?.token as string })).toMatchObject([[{ asked: { person: 'user:portal' } }], []]);
  expect(await saved({ operation: 'mayPerson', person: 'ceo', path: '機密.md', ...place })).toMatchObject([[{ checked: { allowed: true } }], []]);
  expect(await saved({ operation: 'whatCanSee', person: 'intern', ...place })).toMatchObject([[{ path: '公開.md' }], []]);
  expect(await saved({ operation: 'whoCanSee', path: '機密.md', ...place })).toMatchObject([[{ people: [{ id: 'user:ceo' }] }], []]);
  expect(await saved({ operation: 'leakTest', mostPairs: 100, ...place })).toMatchObject([[{ pairs: 6, leaks: 0 }], []]);
  expect((await saved({ operation: 'listTokens' }))[0]).toHaveLength(1);
  expect(await saved({ operation: 'revokeToken', revoke: token?.id as string })).toMatchObject([[{ revoked: token?.id }], []]);
  const { privateLlmAuditLogApi: _log, ...credentials } = rig.credentials();
  expect(await saved({ operation: 'whoCanSee', path: '機密.md', ...place }, { credentials })).toMatchObject([[{ complete: true }], []]);
});

test('a new node groups its operations, each in one resource, and offers an old one what it had', () => {
  const { properties, defaultVersion } = new AccessCheck().description;
  const operations = properties.filter(({ name }) => name === 'operation').map(({ options = [], displayOptions }) => ({ version: displayOptions?.show?.['@version'], values: options.map((option) => ('value' in option ? option.value : '')) }));
  const old = operations.filter(({ version }) => JSON.stringify(version) === '[1]');
  const grouped = operations.filter((one) => !old.includes(one)).flatMap(({ values }) => values);
  expect(defaultVersion).toBe(2);
  expect(new Set(grouped).size).toBe(grouped.length);
  expect(old.map(({ values }) => [...values].sort())).toEqual([[...grouped].sort()]);
});
