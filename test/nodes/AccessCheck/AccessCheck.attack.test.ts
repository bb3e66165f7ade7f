import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { AccessCheck } from '../../../nodes/AccessCheck/AccessCheck.node';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { fakeExecuteFunctions, type FakeRun } from '../../fixtures/fakeExecuteFunctions';
import { rig, useRig } from './accessRig';

useRig();
const { run, credentials, storeFolder, writeDirectory } = rig;
const issue = async (more: IDataObject = {}) => (await run({ operation: 'issueToken', label: 'Portal', standsFor: 'user:portal', scope: 'company', days: 1, ...more }))[0][0] as IDataObject & { token: string; id: string };
const authenticate = (token: string) => run({ operation: 'authenticate', proof: 'apiToken', token });

async function askAfter(asked: unknown, knowledgeBase = 'company'): Promise<IDataObject[]> {
  const nodes: FakeRun['nodes'] = [{ name: 'Access Check', type: 'n8n-nodes-private-llm.accessCheck', typeVersion: 1, disabled: false, items: [{ json: { asked } as IDataObject }] }];
  const parameters = { question: '國內出差住宿費每晚上限多少元？', whoIsAsking: 'node', earlierNode: 'Access Check', knowledgeBase };
  const { privateLlmAuditLogApi: _log, ...own } = credentials();
  const outputs = await new RagQuery().execute.call(fakeExecuteFunctions({ node: new RagQuery(), parameters, credentials: own, nodes }));
  return outputs.flat().map(({ json }) => json);
}

test('a token that was issued lets its person ask, in its knowledge bases only', async () => {
  const { token } = await issue();
  const [[allowed], refused] = await authenticate(`Bearer ${token}`);
  expect(refused).toEqual([]);
  expect(allowed).toEqual({ asked: { person: 'user:portal', assurance: 'token', scope: { tokenId: expect.any(String), knowledgeBases: ['company'] } } });
  expect(JSON.stringify(await askAfter(allowed?.asked))).toContain('2,400 元');
  await expect(askAfter(allowed?.asked, 'other')).rejects.toThrow('The token is not for this.');
});

test('what could not be checked comes out as refused where the user chose to go on', async () => {
  const [allowed, refused] = await run({ operation: 'authenticate', proof: 'apiToken', token: '' }, { continueOnFail: true, credentials: { ...credentials(), privateLlmDirectoryApi: { path: rig.file('gone.yaml') } } });
  expect(allowed).toEqual([]);
  expect(refused).toHaveLength(1);
  const [tested, failed] = await run({ operation: 'leakTest', source: 'nothing', knowledgeBase: 'company', mostPairs: 10 }, { continueOnFail: true });
  expect(tested).toEqual([]);
  expect(failed).toEqual([{ error: expect.objectContaining({ code: 'NOTHING_TO_TEST' }) }]);
});

test('no file holds the token itself, and lists show its last use', async () => {
  const { token, id } = await issue();
  await authenticate(token);
  const files = readdirSync(storeFolder()).map((name) => readFileSync(join(storeFolder(), name), 'latin1')).join('\n');
  expect(files).toContain(id);
  expect(files).not.toContain(token.slice(4));
  const [[listed]] = await run({ operation: 'listTokens' });
  expect(listed).toMatchObject({ id, label: 'Portal', person: 'user:portal', lastUsedAt: expect.stringMatching(/^20/) });
  expect(JSON.stringify(listed)).not.toContain(token);
});

test('a revoked token is refused at the next call, a token of a disabled person too, and a removed rule counts at once', async () => {
  const { token, id } = await issue();
  expect((await authenticate(token))[0]).toHaveLength(1);
  writeDirectory(true);
  expect((await authenticate(token))[0]).toEqual([]);
  writeDirectory();
  expect((await authenticate(token))[0]).toHaveLength(1);
  await run({ operation: 'revokeToken', revoke: id });
  expect((await authenticate(token))[0]).toEqual([]);
  await expect(run({ operation: 'revokeToken', revoke: 'unknown' })).rejects.toThrow('no API token');
});

test('unknown, revoked and expired tokens are refused in the same words; the audit log tells them apart', async () => {
  const revoked = await issue();
  await run({ operation: 'revokeToken', revoke: revoked.id });
  const expired = await issue();
  jest.useFakeTimers({ now: Date.now() + 2 * 86_400_000, doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'setInterval', 'clearTimeout', 'queueMicrotask', 'performance', 'hrtime'] });
  const answers = [];
  for (const token of ['plt_unknown', revoked.token, expired.token, '', 'plt_', "' OR 1=1 --"]) answers.push((await authenticate(token))[1][0]);
  jest.useRealTimers();
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const log = rig.openLog();
  const reasons = (await log.search({ limit: 100 })).map(({ event }) => event.digests.reason).filter(Boolean);
  await log.close();
  expect(reasons).toEqual(['TOKEN_UNKNOWN', 'TOKEN_REVOKED', 'TOKEN_EXPIRED', 'TOKEN_UNKNOWN', 'TOKEN_UNKNOWN', 'TOKEN_UNKNOWN']);
});

test('a token is issued for nobody unknown or disabled', async () => {
  await expect(issue({ standsFor: 'user:nobody' })).rejects.toThrow('does not let this person');
  await expect(issue({ standsFor: 'group:staff' })).rejects.toThrow('does not let this person');
  await expect(issue({ scope: ' ' })).rejects.toThrow('scope is empty');
});

test('a model can neither sign anybody in nor use the node as a tool', async () => {
  await expect(run({ operation: 'authenticate', proof: 'apiToken', token: "={{ $fromAI('token') }}" })).rejects.toThrow('may not choose');
  expect(new AccessCheck().description.usableAsTool).toBeUndefined();
});

test('says whether a person may see a document, and by which name; a denial decides', async () => {
  const may = (person: string, path: string) => run({ operation: 'mayPerson', person, path });
  expect((await may('ceo', '機密.md'))[0][0]).toEqual({ checked: { person: 'user:ceo', path: '機密.md', allowed: true, because: 'group:staff is allowed' } });
  expect((await may('intern', '機密.md'))[1][0]).toMatchObject({ checked: { allowed: false, because: 'user:intern is denied' } });
  expect((await may('portal', '機密.md'))[1][0]).toMatchObject({ checked: { allowed: false, because: 'nothing allows it' } });
  await expect(may('ceo', 'none.md')).rejects.toThrow('has no document none.md');
});

test('what it says of rights signs nobody in for a later node', async () => {
  const [[item]] = await run({ operation: 'mayPerson', person: 'ceo', path: '機密.md' });
  await expect(askAfter((item as { asked?: unknown }).asked)).rejects.toThrow('gave no asker');
});

test('lists who can see a document, and what a person can see', async () => {
  const [[who]] = await run({ operation: 'whoCanSee', path: '機密.md' });
  expect(who).toMatchObject({ people: [{ id: 'user:ceo', name: '總' }], complete: true });
  const [what] = await run({ operation: 'whatCanSee', person: 'intern' });
  expect(what.map(({ path }) => path)).toEqual(['公開.md']);
});

test('a directory file refuses passwords and says why', async () => {
  await expect(run({ operation: 'authenticate', proof: 'password', login: 'ceo', password: 'x' })).rejects.toThrow('holds no passwords');
});
