import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { checkDirectory, checkKnowledgeStore, connectChat, connectEmbeddings } from '../../src/adapters/connect';
import { decodeKey } from '../../src/audit/auditKeys';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { PrivateLlmError } from '../../src/errors/PrivateLlmError';
import { toAuditLogConfiguration, toChatConfiguration, toDirectoryConfiguration, toKnowledgeBaseConfiguration, toPiiKey } from './credentials';

type CredentialTest = (this: ICredentialTestFunctions, credential: ICredentialsDecrypted) => Promise<INodeCredentialTestResult>;

/** A connection test as n8n wants it: the check's own words when it passes, what is wrong and what to do when it does not. */
function test(check: (data: unknown) => Promise<string> | string): CredentialTest {
  return async function (credential) {
    try {
      return { status: 'OK', message: await check(credential.data ?? {}) };
    } catch (error) {
      if (error instanceof PrivateLlmError) return { status: 'Error', message: `${error.message} ${error.todo}` };
      return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function checkKnowledgeBase(data: unknown): Promise<string> {
  const configuration = toKnowledgeBaseConfiguration(data, 'test');
  await checkKnowledgeStore(configuration);
  const vectors = await (await connectEmbeddings(configuration.embeddings))?.embed(['connection test']);
  const found = configuration.kind === 'qdrant' ? 'Qdrant answers' : 'The built-in store is available';
  return vectors ? `${found}; the embedding model gives ${vectors[0]?.length} dimensions.` : `${found}; search is by words.`;
}

async function checkModel(data: unknown): Promise<string> {
  const configuration = toChatConfiguration(data);
  const listed = await (await connectChat(configuration)).listModels();
  const absent = configuration.allowedModels.filter((model) => !listed.includes(model));
  if (configuration.allowedModels.length === 0) throw new ConfigurationError('NO_MODEL_ALLOWED', `No model is allowed yet; this server lists ${listed.join(', ')}.`, 'Fill in Allowed Models.');
  if (absent.length > 0) throw new ConfigurationError('MODEL_NOT_LISTED', `This server lists ${listed.join(', ') || 'no model'}; ${absent.join(', ')} is not among them.`, 'Correct Allowed Models.');
  return `The server answers and lists all ${configuration.allowedModels.length} allowed models.`;
}

function checkAuditLog(data: unknown): string {
  const { encryptionKey, pseudonymKey } = toAuditLogConfiguration(data);
  decodeKey(encryptionKey, 'Encryption Key');
  decodeKey(pseudonymKey, 'Pseudonym Key');
  if (encryptionKey === pseudonymKey) throw new ConfigurationError('KEYS_EQUAL', 'Both keys are the same.', 'Make a second one with: openssl rand -base64 32');
  return 'Both keys can be used.';
}

function checkPiiKey(data: unknown): string {
  decodeKey(toPiiKey(data), 'Key');
  return 'The key can be used.';
}

/** The connection tests of all our credentials; nodes name them in `testedBy`. */
export const testKnowledgeBase = test(checkKnowledgeBase);
export const testModel = test(checkModel);
export const testDirectory = test((data) => checkDirectory(toDirectoryConfiguration(data)));
export const testAuditLog = test(checkAuditLog);
export const testPiiKey = test(checkPiiKey);
