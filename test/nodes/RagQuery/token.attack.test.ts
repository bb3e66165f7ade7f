import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';

const ISSUER = 'https://login.formosa.example';
const AUDIENCE = 'private-llm';
const QUESTION = '麒麟專案的客戶是哪一家？';
type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let folder: string;
let own: Pair;
let foreign: Pair;
let publicKey: string;

beforeAll(async () => {
  [own, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  publicKey = await exportSPKI(own.publicKey);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'token-node-'));
  process.env.N8N_USER_FOLDER = folder;
  writeFileSync(join(folder, 'directory.yaml'), `people:\n  - { id: ceo, name: 總, logins: [{ issuer: "${ISSUER}", subject: E1 }] }\ngroups:\n  - { id: public, members: [] }\n`);
  const store = openSqliteStore({ kind: 'sqlite', folder: join(folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: 'company', tenant: 'default' });
  const markdown = '麒麟專案的客戶是歐睿思光刻。';
  const document = { id: 'd1', tenant: 'default', source: { id: 's', path: '機密.md' }, title: '麒麟專案', markdown, contentHash: 'h', category: 'knowledge', access: { allow: ['user:ceo'], deny: [] }, pii: 'checked', metadata: { format: 'md' }, warnings: [] } as const;
  await store.putDocument(document, chunkDocument(document));
  await store.close();
});
afterEach(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

const sign = (pair: Pair, audience = AUDIENCE) => new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).setIssuer(ISSUER).setSubject('E1').setAudience(audience).setIssuedAt().setExpirationTime('5m').sign(pair.privateKey);

/** Asks through a webhook whose own authentication has let the token pass as the one of `E1`: it is the credential that must check it. */
async function ask(whoIsAsking: string, token: string | undefined): Promise<string> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const nodes = [{ name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication: 'jwtAuth' }, items: [{ json: { headers, jwtPayload: { iss: ISSUER, sub: 'E1' } } }] }];
  const directory = { path: join(folder, 'directory.yaml'), checkedBy: 'issuer', issuer: ISSUER, audience: AUDIENCE, algorithm: 'ES256', keySource: 'pem', verifyWith: publicKey };
  const credentials = { privateLlmKnowledgeBaseApi: {}, privateLlmDirectoryApi: directory };
  const outputs = await new RagQuery().execute.call(fakeExecuteFunctions({ node: new RagQuery(), nodes, credentials, parameters: { question: QUESTION, whoIsAsking } }));
  return JSON.stringify(outputs);
}

test.each(['trigger', 'triggerOrPublic'])('%s: a token that the credential verifies lets its person ask', async (way) => {
  const answer = await ask(way, await sign(own));
  expect(answer).toContain('歐睿思光刻');
  expect(answer).toContain('"assurance":"token"');
});

const BAD: [string, () => Promise<string | undefined>][] = [
  ['signed with another key', () => sign(foreign)],
  ['made for another audience', () => sign(own, 'another')],
  ['that is no token', async () => 'abc.def.ghi'],
  ['that is missing', async () => undefined],
];

test.each(BAD)('From the Trigger: a token %s is refused, whatever the webhook let pass', async (_why, token) => {
  await expect(ask('trigger', await token())).rejects.toThrow();
});

test.each(BAD)('From the Trigger, Else the Public: with a token %s asks the public, whatever the webhook let pass', async (_why, token) => {
  const answer = await ask('triggerOrPublic', await token());
  expect(answer).toContain('"assurance":"public"');
  expect(answer).not.toContain('歐睿思光刻');
});
