import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type ScriptedOpenAiServer, scriptedOpenAiServer } from '../fixtures/servers/scriptedOpenAiServer';
import { type ScriptedQdrantServer, scriptedQdrantServer } from '../fixtures/servers/scriptedQdrantServer';
import { davFile, davFolder, multistatus, type ScriptedWebDav, scriptedWebDav } from '../fixtures/servers/scriptedWebDav';
import { callWebhook } from './harness/callWebhook';
import { logIn } from './harness/logIn';
import { sharedInstance } from './harness/sharedInstance';
import { signToken } from './harness/signToken';

const resultSchema = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
const savedSchema = z.object({ id: z.string() });
const SECRET = 'sk-no-one-may-read-this-7f3a';
const KEY = randomBytes(32).toString('base64');
let models: ScriptedOpenAiServer;
let locked: ScriptedOpenAiServer;
let qdrant: ScriptedQdrantServer;
let files: ScriptedWebDav;
/** Where a server was, and is no more. */
let nobody: string;
const host = (url: string) => new URL(url).host;
const folder = mkdtempSync(join(tmpdir(), 'directories-'));
const write = (name: string, text: string) => (writeFileSync(join(folder, name), text), join(folder, name));

beforeAll(async () => {
  models = await scriptedOpenAiServer({ models: ['bge-m3', 'qwen3-14b'] });
  locked = await scriptedOpenAiServer({ apiKey: 'the-right-key' });
  qdrant = await scriptedQdrantServer({ apiKey: 'the-right-key' });
  files = await scriptedWebDav((line) => (line === 'PROPFIND /share/' ? multistatus(davFolder('/share/'), davFile('/share/a.md')) : { status: line.includes('/web/') ? 405 : 401 }));
  const gone = await scriptedQdrantServer();
  await gone.close();
  nobody = host(gone.url);
  // A question makes the audit log whose key is tested.
  await callWebhook('ask', { question: '有沒有紀錄' }, signToken({ iss: 'https://eip.formosa.example', sub: 'E0098' }, sharedInstance().secrets.portalJwt));
});
afterAll(async () => {
  await Promise.all([models, locked, qdrant, files].map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** As the editor does: the credential is saved, and then tested as it is in the form. */
async function testInEditor(type: string, data: Record<string, unknown>): Promise<z.output<typeof resultSchema>> {
  const rest = await logIn();
  const { id } = savedSchema.parse(await rest('POST', '/credentials', { name: 'Under test', type, data }));
  const result = await rest('POST', '/credentials/test', { credentials: { id, name: 'Under test', type, data } });
  await rest('DELETE', `/credentials/${id}`);
  return resultSchema.parse(result);
}

const [base, model, directory, auditLog, piiKey] = ['KnowledgeBase', 'Model', 'Directory', 'AuditLog', 'PiiKey'].map((name) => `privateLlm${name}Api`) as [string, string, string, string, string];
const webDav = 'privateLlmWebDavApi';
interface Setting {
  readonly why: string;
  readonly type: string;
  readonly data: () => Record<string, unknown>;
  readonly says: () => string;
}

const WRONG: readonly Setting[] = [
  { why: 'no address', type: base, data: () => ({ store: 'qdrant' }), says: () => 'The Knowledge Base credential has no Qdrant URL. Open the credential and fill in Qdrant URL.' },
  { why: 'an address without http', type: base, data: () => ({ store: 'qdrant', url: 'qdrant:6333' }), says: () => 'The Qdrant URL is not an http or https address' },
  { why: 'a port on which nothing listens', type: base, data: () => ({ store: 'qdrant', url: `http://${nobody}`, apiKey: SECRET }), says: () => `Qdrant at ${nobody} cannot be reached (ECONNREFUSED).` },
  { why: 'another server than Qdrant', type: base, data: () => ({ store: 'qdrant', url: models.baseUrl }), says: () => `Qdrant at ${host(models.baseUrl)} answered 404: this is not the address of a Qdrant server.` },
  { why: 'a wrong Qdrant key', type: base, data: () => ({ store: 'qdrant', url: qdrant.url, apiKey: SECRET }), says: () => `Qdrant at ${host(qdrant.url)} answered 401: the key may not list its collections.` },
  { why: 'an embedding model that is not served', type: base, data: () => ({ embeddings: 'server', embeddingBaseUrl: models.baseUrl, embeddingModel: 'bge-m4' }), says: () => `The server at ${host(models.baseUrl)} lists bge-m3, qwen3-14b; bge-m4 is not among them.` },
  { why: 'an embedding address without /v1', type: base, data: () => ({ embeddings: 'server', embeddingBaseUrl: models.baseUrl.replace('/v1', ''), embeddingModel: 'bge-m3' }), says: () => 'does not know this address (404). Check the base URL in the credential: it usually ends in /v1.' },
  { why: 'no embedding model', type: base, data: () => ({ embeddings: 'server', embeddingBaseUrl: models.baseUrl }), says: () => 'The Knowledge Base credential has no Embedding Model.' },
  { why: 'a wrong embedding key', type: base, data: () => ({ embeddings: 'server', embeddingBaseUrl: locked.baseUrl, embeddingModel: 'test-model', embeddingApiKey: SECRET }), says: () => `The model server at ${host(locked.baseUrl)} refused the key (401).` },
  { why: 'no model allowed', type: model, data: () => ({ baseUrl: models.baseUrl }), says: () => 'No model is allowed yet; this server lists bge-m3, qwen3-14b. Fill in Allowed Models.' },
  { why: 'a misspelt model', type: model, data: () => ({ baseUrl: models.baseUrl, allowedModels: 'qwen3-14b, Qwen3-32B' }), says: () => 'This server lists bge-m3, qwen3-14b; Qwen3-32B is not among them.' },
  { why: 'https where the server speaks http', type: model, data: () => ({ baseUrl: models.baseUrl.replace('http:', 'https:'), allowedModels: 'bge-m3' }), says: () => 'The server there speaks without TLS: write http:// instead of https:// in the credential.' },
  { why: 'a password in the address', type: model, data: () => ({ baseUrl: `http://user:${SECRET}@127.0.0.1/v1`, allowedModels: 'a' }), says: () => 'is not an http or https address without a user and password' },
  { why: 'a wrong model key', type: model, data: () => ({ baseUrl: locked.baseUrl, apiKey: SECRET, allowedModels: 'test-model' }), says: () => `The model server at ${host(locked.baseUrl)} refused the key (401).` },
  { why: 'a directory file that is not there', type: directory, data: () => ({ path: '/no/such/directory.yaml' }), says: () => 'The directory file /no/such/directory.yaml cannot be read. Check the path in the Directory credential and that n8n may read the file.' },
  { why: 'a directory file with a typing error', type: directory, data: () => ({ path: write('typo.yaml', 'people:\n  - id: wang\n    login: []\n') }), says: () => 'typo.yaml' },
  { why: 'one login for two people', type: directory, data: () => ({ path: write('double.yaml', 'people:\n  - id: wang\n    logins: [{ issuer: n8n, subject: w }]\n  - id: lee\n    logins: [{ issuer: n8n, subject: w }]\n') }), says: () => 'double.yaml cannot be used: ' },
  { why: 'a key that is a password', type: auditLog, data: () => ({ encryptionKey: SECRET, pseudonymKey: KEY }), says: () => 'The Encryption Key is not 32 bytes in base64. Make one with: openssl rand -base64 32' },
  { why: 'one key for both', type: auditLog, data: () => ({ encryptionKey: sharedInstance().secrets.auditEncryption, pseudonymKey: sharedInstance().secrets.auditEncryption }), says: () => 'Both keys are the same. Make a second one with: openssl rand -base64 32' },
  { why: 'another key than that of the log', type: auditLog, data: () => ({ encryptionKey: KEY, pseudonymKey: randomBytes(32).toString('base64') }), says: () => 'The audit log of this n8n was written with another Encryption Key.' },
  { why: 'half a key', type: piiKey, data: () => ({ key: KEY.slice(0, 20) }), says: () => 'The Key is not 32 bytes in base64.' },
  { why: 'no WebDAV address', type: webDav, data: () => ({ user: 'n8n', password: SECRET }), says: () => 'The WebDAV credential has no Base URL.' },
  { why: 'WebDAV without TLS', type: webDav, data: () => ({ baseUrl: 'http://nas.company.example/share/', password: SECRET }), says: () => 'nas.company.example would be asked without TLS' },
  { why: 'a server that speaks no WebDAV', type: webDav, data: () => ({ baseUrl: `${files.url}/web`, user: 'n8n', password: SECRET }), says: () => `${host(files.url)} does not answer as a WebDAV server at this address (405).` },
  { why: 'a wrong WebDAV password', type: webDav, data: () => ({ baseUrl: files.url, user: 'n8n', password: SECRET }), says: () => `${host(files.url)} refused the user or password (401).` },
];

const RIGHT: readonly Setting[] = [
  { why: 'the built-in store', type: base, data: () => ({}), says: () => 'The built-in store is available; search is by words.' },
  { why: 'Qdrant with embeddings', type: base, data: () => ({ store: 'qdrant', url: qdrant.url, apiKey: 'the-right-key', embeddings: 'server', embeddingBaseUrl: models.baseUrl, embeddingModel: 'bge-m3' }), says: () => 'Qdrant answers; the embedding model gives 16 dimensions.' },
  { why: 'two models', type: model, data: () => ({ baseUrl: models.baseUrl, allowedModels: 'bge-m3,qwen3-14b' }), says: () => 'The server answers and lists all 2 allowed models.' },
  { why: 'the sample\'s directory', type: directory, data: () => ({ path: sharedInstance().directoryFile }), says: () => 'The directory file can be read.' },
  { why: 'the keys of the log', type: auditLog, data: () => ({ encryptionKey: sharedInstance().secrets.auditEncryption, pseudonymKey: sharedInstance().secrets.auditPseudonym }), says: () => 'Both keys can be used.' },
  { why: 'a WebDAV folder', type: webDav, data: () => ({ baseUrl: `${files.url}/share`, user: 'n8n', password: 'right' }), says: () => 'The WebDAV server answers; the folder holds 1 entries.' },
  { why: 'a key', type: piiKey, data: () => ({ key: KEY }), says: () => 'The key can be used.' },
];

describe('what n8n shows of a credential\'s connection test', () => {
  test.each(WRONG)('says what is wrong with $why, in words and without the secret', async ({ type, data, says }) => {
    const { status, message } = await testInEditor(type, data());
    expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining(says()) });
    expect(message).not.toContain(SECRET);
  });

  test.each(RIGHT)('says what works with $why', async ({ type, data, says }) => {
    expect(await testInEditor(type, data())).toEqual({ status: 'OK', message: says() });
  });
});
