import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { checkAliasVault, checkAuditLog, checkDirectory, checkKnowledgeStore, checkWebDav, connectChat, connectEmbeddings } from '../../src/adapters/connect';
import { decodeKey } from '../../src/audit/auditKeys';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { PrivateLlmError } from '../../src/errors/PrivateLlmError';
import { toAliasVaultConfiguration, toAuditLogConfiguration, toChatConfiguration, toDirectoryConfiguration, toKnowledgeBaseConfiguration, toPiiKey } from './credentials';
import { toWebDavConfiguration } from './webDavCredential';

type CredentialTest = (this: ICredentialTestFunctions, credential: ICredentialsDecrypted) => Promise<INodeCredentialTestResult>;

/** A wrong address should not let anyone wait: milliseconds, and without trying again. */
const PATIENCE = { timeout: 15_000, retries: 0 };
const SHOWN = 20;
const SECRET = /key|password|secret|token/i;

/** A connection test as n8n wants it: the check's own words when it passes, what is wrong and what to do when it does not; never a secret of the credential. */
function test(check: (data: unknown) => Promise<string> | string): CredentialTest {
  return async function ({ data = {} }) {
    try {
      return { status: 'OK', message: await check(data) };
    } catch (error) {
      return { status: 'Error', message: withoutSecrets(describe(error), data) };
    }
  };
}

function describe(error: unknown): string {
  if (error instanceof PrivateLlmError) return `${error.message} ${error.todo}`;
  return error instanceof Error ? error.message : String(error);
}

/** Our own errors carry none; what another program says might. */
function withoutSecrets(message: string, data: object): string {
  const secrets = Object.entries(data).flatMap(([name, value]) => (SECRET.test(name) && typeof value === 'string' && value.length >= 4 ? [value] : []));
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message);
}

async function checkKnowledgeBase(data: unknown): Promise<string> {
  const configuration = toKnowledgeBaseConfiguration(data, 'test');
  if (configuration.encryptionKey) decodeKey(configuration.encryptionKey, 'Encryption Key');
  await checkKnowledgeStore(configuration);
  const embeddings = await connectEmbeddings(configuration.embeddings && { ...configuration.embeddings, ...PATIENCE });
  const vectors = await embeddings?.embed(['connection test']);
  const found = configuration.kind === 'qdrant' ? 'Qdrant answers' : 'The built-in store is available';
  return vectors ? `${found}; the embedding model gives ${vectors[0]?.length} dimensions.` : `${found}; search is by words.`;
}

async function checkModel(data: unknown): Promise<string> {
  const configuration = toChatConfiguration(data);
  const listed = await (await connectChat({ ...configuration, ...PATIENCE })).listModels();
  const lists = `${listed.slice(0, SHOWN).join(', ') || 'no model'}${listed.length > SHOWN ? ` and ${listed.length - SHOWN} more` : ''}`;
  const absent = configuration.allowedModels.filter((model) => !listed.includes(model));
  if (configuration.allowedModels.length === 0) throw new ConfigurationError('NO_MODEL_ALLOWED', `No model is allowed yet; this server lists ${lists}.`, 'Fill in Allowed Models.');
  if (absent.length > 0) throw new ConfigurationError('MODEL_NOT_LISTED', `This server lists ${lists}; ${absent.join(', ')} is not among them.`, 'Correct Allowed Models.');
  return `The server answers and lists all ${configuration.allowedModels.length} allowed models.`;
}

async function checkAuditKeys(data: unknown): Promise<string> {
  const configuration = toAuditLogConfiguration(data);
  await checkAuditLog(configuration);
  if (configuration.encryptionKey === configuration.pseudonymKey) throw new ConfigurationError('KEYS_EQUAL', 'Both keys are the same.', 'Make a second one with: openssl rand -base64 32');
  return 'Both keys can be used.';
}

function checkPiiKey(data: unknown): Promise<string> {
  decodeKey(toPiiKey(data), 'Key');
  return checkAliasVault(toAliasVaultConfiguration(data));
}

/** The connection tests of all our credentials; nodes name them in `testedBy`. */
export const testKnowledgeBase = test(checkKnowledgeBase);
export const testModel = test(checkModel);
export const testDirectory = test((data) => {
  const configuration = toDirectoryConfiguration(data);
  return checkDirectory(configuration, configuration.policyPath);
});
export const testAuditLog = test(checkAuditKeys);
export const testPiiKey = test(checkPiiKey);
export const testWebDav = test((data) => checkWebDav(toWebDavConfiguration(data)));
