import type { IExecuteFunctions } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { connectAccessStore, connectAliasVault, connectAuditLog, connectChat, connectDirectory, connectEmbeddings, connectGenerations, connectKnowledgeStore, connectMemory, connectReranker, connectSnapshots, fetchMail } from '../../src/adapters/connect';
import type { AccessStoreConfiguration, AuditLogConfiguration, ChatConfiguration, KnowledgeBaseConfiguration } from '../../src/adapters/configuration';
import type { ChatModel } from '../../src/answering/ChatModel';
import type { AuditLog } from '../../src/audit/AuditLog';
import type { EmbeddingModel } from '../../src/embedding/EmbeddingModel';
import { cachedEmbeddings } from '../../src/knowledge/cachedEmbeddings';
import type { Generations } from '../../src/knowledge/Generations';
import type { AliasVault } from '../../src/pii/AliasVault';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import type { Memory } from '../../src/knowledge/remember';
import type { Reranker } from '../../src/knowledge/Reranker';
import type { Snapshots } from '../../src/knowledge/Snapshots';
import type { AskerPolicy, SenderPolicy } from './credentials';
import { toAccessStoreConfiguration, toAliasVaultConfiguration, toAuditLogConfiguration, toAuditTenant, toChatConfiguration, toDirectoryConfiguration, toKnowledgeBaseConfiguration, toMailboxConfiguration, toPiiKey } from './credentials';

export const CREDENTIAL = {
  knowledgeBase: 'privateLlmKnowledgeBaseApi',
  directory: 'privateLlmDirectoryApi',
  model: 'privateLlmModelApi',
  auditLog: 'privateLlmAuditLogApi',
  piiKey: 'privateLlmPiiKeyApi',
  mailbox: 'imap',
  webDav: 'privateLlmWebDavApi',
} as const;

/** Whether the node has chosen a credential of this kind; an optional one may be missing. */
export function hasCredential(context: IExecuteFunctions, type: string): boolean {
  return context.getNode().credentials?.[type] !== undefined;
}

/** What a node works with for one knowledge base. */
export interface OpenKnowledgeBase {
  readonly store: KnowledgeStore;
  readonly embeddings: EmbeddingModel | undefined;
  readonly reranker: Reranker | undefined;
  readonly memory: Memory | undefined;
  readonly configuration: KnowledgeBaseConfiguration;
}

/** The same store; closing it closes the cache that was opened with it. */
function closingBoth(store: KnowledgeStore, memory: Memory | undefined): KnowledgeStore {
  if (!memory) return store;
  return Object.create(store, { close: { value: async () => void (await Promise.all([store.close(), memory.cache.close()])) } }) as KnowledgeStore;
}

/** The knowledge base of the node's credential under a name, or one of its generations; the caller closes the store. */
export async function openKnowledgeBase(context: IExecuteFunctions, name: string, itemIndex: number, generation?: number): Promise<OpenKnowledgeBase> {
  const configuration = { ...toKnowledgeBaseConfiguration(await context.getCredentials(CREDENTIAL.knowledgeBase, itemIndex), name), generation };
  const [model, reranker, store, memory] = [await connectEmbeddings(configuration.embeddings), await connectReranker(configuration.rerank), await connectKnowledgeStore(configuration), await connectMemory(configuration)];
  const embeddings = model && memory ? cachedEmbeddings(model, memory) : model;
  return { store: closingBoth(store, memory), embeddings, reranker, memory, configuration };
}

/** The generations of the knowledge base of the node's credential under a name. */
export async function openGenerations(
  context: IExecuteFunctions, name: string, itemIndex: number,
): Promise<{ generations: Generations; embeddings: EmbeddingModel | undefined; configuration: KnowledgeBaseConfiguration }> {
  const configuration = toKnowledgeBaseConfiguration(await context.getCredentials(CREDENTIAL.knowledgeBase, itemIndex), name);
  return { generations: await connectGenerations(configuration), embeddings: await connectEmbeddings(configuration.embeddings), configuration };
}

/** The snapshots of the knowledge base of the node's credential under a name. */
export async function openSnapshots(context: IExecuteFunctions, name: string, itemIndex: number): Promise<{ snapshots: Snapshots; configuration: KnowledgeBaseConfiguration }> {
  const configuration = toKnowledgeBaseConfiguration(await context.getCredentials(CREDENTIAL.knowledgeBase, itemIndex), name);
  return { snapshots: await connectSnapshots(configuration), configuration };
}

/** The directory of the node's credential and how it lets askers be known; the caller closes it. */
export async function openDirectory(context: IExecuteFunctions, itemIndex: number): Promise<{ directory: Directory; policy: AskerPolicy & SenderPolicy; accessStore: AccessStoreConfiguration }> {
  const credential = await context.getCredentials(CREDENTIAL.directory, itemIndex);
  const configuration = toDirectoryConfiguration(credential);
  return { directory: await connectDirectory(configuration), policy: configuration, accessStore: toAccessStoreConfiguration(credential) };
}

/** The tenant of the node's Directory credential, in which its people ask. */
export async function readDirectoryTenant(context: IExecuteFunctions, itemIndex: number): Promise<string> {
  return toDirectoryConfiguration(await context.getCredentials(CREDENTIAL.directory, itemIndex)).tenant;
}

/** The API tokens and limits beside the directory of the node's credential; the caller closes it. */
export async function openAccessStore(context: IExecuteFunctions, itemIndex: number): ReturnType<typeof connectAccessStore> {
  return connectAccessStore(toAccessStoreConfiguration(await context.getCredentials(CREDENTIAL.directory, itemIndex)));
}

/** The chat server of the node's credential. */
export async function openChat(context: IExecuteFunctions, itemIndex: number): Promise<{ chat: ChatModel; configuration: ChatConfiguration }> {
  const configuration = toChatConfiguration(await context.getCredentials(CREDENTIAL.model, itemIndex));
  return { chat: await connectChat(configuration), configuration };
}

/** The audit log of the node's credential with its keys, or undefined where none is chosen; the caller closes it. */
export async function openAuditLog(context: IExecuteFunctions, itemIndex: number): Promise<{ log: AuditLog; configuration: AuditLogConfiguration } | undefined> {
  if (!hasCredential(context, CREDENTIAL.auditLog)) return undefined;
  const configuration = toAuditLogConfiguration(await context.getCredentials(CREDENTIAL.auditLog, itemIndex));
  return { log: await connectAuditLog(configuration), configuration };
}

/** The tenant of the node's Audit Log credential; undefined means all of them. */
export async function readAuditTenant(context: IExecuteFunctions, itemIndex: number): Promise<string | undefined> {
  return toAuditTenant(await context.getCredentials(CREDENTIAL.auditLog, itemIndex));
}

/** The key of the node's PII Key credential, 32 bytes in base64. */
export async function readPiiKey(context: IExecuteFunctions, itemIndex: number): Promise<string> {
  return toPiiKey(await context.getCredentials(CREDENTIAL.piiKey, itemIndex));
}

/** The vault of aliases, in n8n's own folder or on a server, sealed with the node's PII Key; the caller closes it. */
export async function openAliasVault(context: IExecuteFunctions, itemIndex: number): Promise<AliasVault> {
  return connectAliasVault(toAliasVaultConfiguration(await context.getCredentials(CREDENTIAL.piiKey, itemIndex)));
}

/** One message, read from the mailbox of the node's IMAP credential by its UID. */
export async function readMessage(context: IExecuteFunctions, mailbox: string, uid: number, itemIndex: number): Promise<Uint8Array> {
  return fetchMail(toMailboxConfiguration(await context.getCredentials(CREDENTIAL.mailbox, itemIndex)), mailbox, uid);
}
