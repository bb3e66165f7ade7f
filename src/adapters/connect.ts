import type { AuditLog } from '../audit/AuditLog';
import type { ChatModel } from '../answering/ChatModel';
import type { Directory } from '../access/Directory';
import type { Policy } from '../access/Policy';
import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import type { Generations } from '../knowledge/Generations';
import type { KnowledgeStore } from '../knowledge/KnowledgeStore';
import { openCodec } from '../knowledge/openCodec';
import type { Memory } from '../knowledge/remember';
import type { Reranker } from '../knowledge/Reranker';
import { checkModelAllowed } from '../guard/checkModelAllowed';
import type { Snapshots } from '../knowledge/Snapshots';
import type { Asker } from '../principal/Principal';
import { fetchMessage } from './imap/fetchMessage';
import { openAiChat } from './openai/openAiChat';
import { openAiEmbeddings } from './openai/openAiEmbeddings';
import { openAiRerank } from './openai/openAiRerank';
import { openFileDirectory } from './file/openFileDirectory';
import { openPolicy } from './file/openPolicy';
import { checkLdap } from './ldap/checkLdap';
import { openLdapDirectory } from './ldap/openLdapDirectory';
import { openTokenDirectory } from './oidc/openTokenDirectory';
import { verifyToken } from './oidc/verifyToken';
import { openQdrantGenerations } from './qdrant/openQdrantGenerations';
import { findNamesByChat } from './names/findNamesByChat';
import { findNamesByServer } from './names/findNamesByServer';
import { openQdrantSnapshots } from './qdrant/openQdrantSnapshots';
import { openQdrantStore } from './qdrant/openQdrantStore';
import { checkQdrant } from './qdrant/checkQdrant';
import { checkWebDav as checkWebDavServer } from './webdav/checkWebDav';
import { openWebDav } from './webdav/openWebDav';
import { webDavAddress } from './webdav/webDavAddress';
import { categoriseByChat, type CategoryOptions } from './category/categoriseByChat';
import { readPicturesByChat, type VisionModel, type VisionOptions } from './pictures/readPicturesByChat';
import { openRedisCache } from './redis/openRedisCache';
import { checkSqliteAuditLog } from './sqlite/checkSqliteAuditLog';
import { refuseOldNode } from './sqlite/refuseOldNode';
import { refuseQueueMode } from './sqlite/refuseQueueMode';
import { type AccessStore, openSqliteAccessStore } from './sqlite/openSqliteAccessStore';
import { openSqliteAuditLog } from './sqlite/openSqliteAuditLog';
import { checkPostgresAliasVault, openPostgresAliasVault } from './postgres/openPostgresAliasVault';
import { openSqliteAliasVault } from './sqlite/openSqliteAliasVault';
import { openSqliteCache } from './sqlite/openSqliteCache';
import { openSqliteGenerations } from './sqlite/openSqliteGenerations';
import { openSqliteSnapshots } from './sqlite/openSqliteSnapshots';
import { openSqliteStore } from './sqlite/openSqliteStore';
import type { CategoryModel } from '../document/CategoryModel';
import type { FileSource } from '../document/FileSource';
import type { NameFinder } from '../pii/NameFinder';
import type { AliasVault } from '../pii/AliasVault';
import type { AccessStoreConfiguration, AliasVaultConfiguration, AuditLogConfiguration, ChatConfiguration, EmbeddingConfiguration, KnowledgeBaseConfiguration, MailboxConfiguration, RerankConfiguration, WebDavConfiguration } from './configuration';
import type { DirectoryConfiguration, TokenIssuerConfiguration } from './directoryConfiguration';

export { ingestFiles, type IngestOptions } from './file/ingestFiles';
export { ingestFolder } from './file/ingestFolder';
export { openFolder } from './file/openFolder';
export { VISION_DEFAULTS, type VisionModel, type VisionOptions } from './pictures/readPicturesByChat';
export { openTokenizer, type TokenizerChoice } from './tokenizer/openTokenizer';
export { CATEGORY_DEFAULTS, type CategoryOptions } from './category/categoriseByChat';
export { withCategoryModel } from './file/withCategoryModel';
export { openParser, type FileParser, type ParserOptions } from './file/openParser';

/** The generations of a knowledge base, to rebuild it and to switch. */
export async function connectGenerations(configuration: KnowledgeBaseConfiguration): Promise<Generations> {
  return configuration.kind === 'qdrant' ? openQdrantGenerations(configuration) : openSqliteGenerations(configuration);
}

/** The snapshots of a knowledge base. */
export async function connectSnapshots(configuration: KnowledgeBaseConfiguration): Promise<Snapshots> {
  return configuration.kind === 'qdrant' ? openQdrantSnapshots(configuration) : openSqliteSnapshots(configuration);
}

/** Opens the knowledge base that the configuration names; the caller closes it. */
export async function connectKnowledgeStore(configuration: KnowledgeBaseConfiguration): Promise<KnowledgeStore> {
  return configuration.kind === 'qdrant' ? openQdrantStore(configuration) : openSqliteStore(configuration);
}

/** Whether the store could be opened: that Qdrant answers, or that this n8n may use a file and its Node has SQLite. Writes nothing. */
export async function checkKnowledgeStore(configuration: KnowledgeBaseConfiguration): Promise<void> {
  if (configuration.kind === 'qdrant') return checkQdrant(configuration);
  refuseOldNode();
  refuseQueueMode(configuration);
}

/** The embedding server of a knowledge base, or undefined where words alone are searched. */
export async function connectEmbeddings(configuration: EmbeddingConfiguration | undefined): Promise<EmbeddingModel | undefined> {
  return configuration && openAiEmbeddings(configuration);
}

/** What remembers vectors of questions and answers for a knowledge base, or undefined where the credential chose no cache; the caller closes its cache. */
export async function connectMemory(configuration: KnowledgeBaseConfiguration): Promise<Memory | undefined> {
  const { cache, tenant, knowledgeBase, encryptionKey } = configuration;
  if (!cache) return undefined;
  const common = { codec: openCodec(encryptionKey), seconds: cache.seconds };
  if (cache.redis) return { ...common, cache: openRedisCache(cache.redis, tenant, knowledgeBase) };
  return { ...common, cache: openSqliteCache(cache.folder, knowledgeBase) };
}

/** The reranking server of a knowledge base, or undefined where none is named. */
export async function connectReranker(configuration: RerankConfiguration | undefined): Promise<Reranker | undefined> {
  return configuration && openAiRerank(configuration);
}

/** A chat server behind its allow-list. */
export async function connectChat(configuration: ChatConfiguration): Promise<ChatModel> {
  return openAiChat(configuration);
}

/** A vision model that reads pictures; one that is not on the allow-list is refused at once. */
export async function connectVision(configuration: ChatConfiguration, options: VisionOptions): Promise<VisionModel> {
  checkModelAllowed(options.model, configuration.allowedModels);
  return readPicturesByChat(openAiChat(configuration), options);
}

/** A model that sorts documents where the rules are unsure; one that is not on the allow-list is refused at once. */
export async function connectCategoryModel(configuration: ChatConfiguration, options: CategoryOptions): Promise<CategoryModel> {
  checkModelAllowed(options.model, configuration.allowedModels);
  return categoriseByChat(openAiChat(configuration), options);
}

/** The directory that knows the people; the caller closes it. */
export async function connectDirectory(configuration: DirectoryConfiguration): Promise<Directory> {
  if (configuration.kind === 'token') return openTokenDirectory(configuration);
  return configuration.kind === 'ldap' ? openLdapDirectory(configuration) : openFileDirectory(configuration);
}

/** The asker whom a token of the issuer proves. */
export async function checkToken(configuration: TokenIssuerConfiguration, token: string): Promise<Asker> {
  return verifyToken(configuration, token, new Date());
}

/** The policy of a file, checked against the directory. */
export async function connectPolicy(path: string, directory: Directory): Promise<Policy> {
  return openPolicy(path, directory);
}

/** API tokens and the use of limits; the caller closes it. */
export async function connectAccessStore(configuration: AccessStoreConfiguration): Promise<AccessStore> {
  return openSqliteAccessStore(configuration);
}

/** Whether the directory, and the policy where there is one, can be read, in words; throws what is wrong. */
export async function checkDirectory(configuration: DirectoryConfiguration, policyPath?: string): Promise<string> {
  const said = configuration.kind === 'ldap' ? await checkLdap(configuration, new Date()) : await checkOther(configuration);
  if (!policyPath) return said;
  const { roles, ask, deny } = await openPolicy(policyPath, await connectDirectory(configuration));
  return `${said} The policy has ${roles.size} roles, ${ask.length} rules that allow and ${deny.length} that deny.`;
}

async function checkOther(configuration: Exclude<DirectoryConfiguration, { kind: 'ldap' }>): Promise<string> {
  if (configuration.kind === 'token') return 'People are known by the tokens of the issuer.';
  await openFileDirectory(configuration).resolveNames(['everyone']);
  return 'The directory file can be read.';
}

/** Whether the audit log could be opened and, where there is one, was written with these keys. Writes nothing. */
export async function checkAuditLog(configuration: AuditLogConfiguration): Promise<void> {
  return checkSqliteAuditLog(configuration);
}

/** The audit log; the caller closes it. */
export async function connectAuditLog(configuration: AuditLogConfiguration): Promise<AuditLog> {
  return openSqliteAuditLog(configuration);
}

/** A chat model that looks for names; only models of the allow-list are asked. */
export async function connectNamesByChat(configuration: ChatConfiguration, model: string): Promise<NameFinder> {
  return findNamesByChat(openAiChat(configuration), model);
}

/** A token-classification server that looks for names. */
export async function connectNamesByServer(url: string): Promise<NameFinder> {
  return findNamesByServer(url);
}

/** The vault of aliases; the caller closes it. */
export async function connectAliasVault(configuration: AliasVaultConfiguration): Promise<AliasVault> {
  return configuration.kind === 'postgres' ? openPostgresAliasVault(configuration) : openSqliteAliasVault(configuration);
}

/** What a vault says of itself once it has answered; a server's table is made where it is missing. */
export async function checkAliasVault(configuration: AliasVaultConfiguration): Promise<string> {
  if (configuration.kind !== 'postgres') return 'The key can be used.';
  return `The key can be used; ${await checkPostgresAliasVault(configuration)} answers.`;
}

/** One message of a mailbox by its UID: its first 2 MB. */
export async function fetchMail(configuration: MailboxConfiguration, mailbox: string, uid: number): Promise<Uint8Array> {
  return fetchMessage(configuration, mailbox, uid);
}

/** A folder of a WebDAV server and the name by which it is known where a person gives none: its address without https. The caller closes it. */
export function connectWebDav(configuration: WebDavConfiguration): { files: FileSource; name: string } {
  const { host, pathname } = webDavAddress(configuration);
  return { files: openWebDav(configuration), name: `${host}${decodeURI(pathname)}`.replace(/\/$/, '') };
}

/** Whether the folder of a WebDAV server can be listed, in words; throws what is wrong. */
export async function checkWebDav(configuration: WebDavConfiguration): Promise<string> {
  return checkWebDavServer(configuration);
}
