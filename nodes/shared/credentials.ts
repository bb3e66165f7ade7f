import { join } from 'node:path';
import { z } from 'zod';
import type { AliasVaultConfiguration, AccessStoreConfiguration, AuditLogConfiguration, CacheConfiguration, ChatConfiguration, EmbeddingConfiguration, KnowledgeBaseConfiguration, MailboxConfiguration, RerankConfiguration } from '../../src/adapters/configuration';
import type { DirectoryConfiguration } from '../../src/adapters/directoryConfiguration';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { type AskerPolicy, directoryCredential, type SenderPolicy, toAskerPolicy, toLdapConfiguration, toTokenIssuer } from './directoryCredential';
import { isQueueMode, storeFolder } from './n8nFolder';

const text = z.string().trim().default('');
const optional = text.transform((value) => value || undefined);
const tenant = text.transform((value) => value || 'default');

const knowledgeBase = z.object({
  store: z.enum(['sqlite', 'qdrant']).default('sqlite'),
  url: text,
  apiKey: optional,
  queryApiKey: optional,
  qdrantCluster: z.boolean().default(false),
  shards: z.number().default(2),
  replicas: z.number().default(2),
  writeConsistency: z.number().default(1),
  allWorkersOnThisHost: z.boolean().default(false),
  tenant,
  embeddings: z.enum(['none', 'server']).default('none'),
  embeddingBaseUrl: text,
  embeddingModel: text,
  embeddingApiKey: optional,
  cache: z.enum(['none', 'file', 'redis']).default('none'),
  redisUrl: text,
  redisPassword: optional,
  cacheSeconds: z.number().min(1).default(3600),
  rerank: z.enum(['none', 'server']).default('none'),
  rerankBaseUrl: text,
  rerankModel: text,
  rerankApiKey: optional,
  encrypted: z.boolean().default(false),
  encryptionKey: text,
  formerEncryptionKey: optional,
  linkTemplate: optional,
  snapshotFolder: text,
});

const model = z.object({ baseUrl: text, apiKey: optional, allowedModels: text, timeout: z.number().default(120), retries: z.number().default(2) });
const auditLog = z.object({ encryptionKey: text, pseudonymKey: text, tenant: optional, allWorkersOnThisHost: z.boolean().default(false) });
const piiKey = z.object({
  key: text, allWorkersOnThisHost: z.boolean().default(false), vault: z.enum(['sqlite', 'postgres']).default('sqlite'),
  postgresHost: text, postgresPort: z.coerce.number().int().min(1).max(65535).default(5432), postgresDatabase: text, postgresUser: text, postgresPassword: z.string().default(''), postgresTls: z.boolean().default(true), postgresCa: optional,
});
const mailbox = z.object({ host: text, port: z.coerce.number().default(993), secure: z.boolean().default(true), user: text, password: z.string().default(''), allowUnauthorizedCerts: z.boolean().default(false) });

export type { AskerPolicy, SenderPolicy } from './directoryCredential';

function parse<T extends z.ZodType>(schema: T, raw: unknown, name: string): z.output<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new ConfigurationError('CREDENTIAL_INVALID', `The ${name} credential has no valid value for: ${fields}.`, 'Open the credential and correct these fields.');
}

function need(value: string, name: string, field: string): string {
  if (value) return value;
  throw new ConfigurationError('CREDENTIAL_INCOMPLETE', `The ${name} credential has no ${field}.`, `Open the credential and fill in ${field}.`);
}

function toEmbeddings(raw: z.output<typeof knowledgeBase>): EmbeddingConfiguration | undefined {
  if (raw.embeddings === 'none') return undefined;
  const name = 'Knowledge Base';
  return { baseUrl: need(raw.embeddingBaseUrl, name, 'Embedding Base URL'), model: need(raw.embeddingModel, name, 'Embedding Model'), apiKey: raw.embeddingApiKey };
}

function toRerank(raw: z.output<typeof knowledgeBase>): RerankConfiguration | undefined {
  if (raw.rerank === 'none') return undefined;
  const name = 'Knowledge Base';
  return { baseUrl: need(raw.rerankBaseUrl, name, 'Reranking Base URL'), model: need(raw.rerankModel, name, 'Reranking Model'), apiKey: raw.rerankApiKey };
}

function toQdrant({ url, apiKey, queryApiKey, qdrantCluster, shards, replicas, writeConsistency }: z.output<typeof knowledgeBase>) {
  const cluster = qdrantCluster ? { cluster: { shards, replicas, writeConsistency } } : {};
  return { kind: 'qdrant', url: need(url, 'Knowledge Base', 'Qdrant URL'), apiKey, queryApiKey, ...cluster } as const;
}

function toCache(raw: z.output<typeof knowledgeBase>): CacheConfiguration | undefined {
  if (raw.cache === 'none') return undefined;
  const common = { folder: storeFolder(), seconds: raw.cacheSeconds };
  return raw.cache === 'file' ? common : { ...common, redis: { url: need(raw.redisUrl, 'Knowledge Base', 'Redis URL'), password: raw.redisPassword } };
}

/** A Knowledge Base credential and a name from a node field, as the configuration that the adapters take. */
export function toKnowledgeBaseConfiguration(credential: unknown, name: string): KnowledgeBaseConfiguration {
  const raw = parse(knowledgeBase, credential, 'Knowledge Base');
  const encryptionKey = raw.encrypted ? need(raw.encryptionKey, 'Knowledge Base', 'Encryption Key') : undefined;
  const common = { knowledgeBase: name, tenant: raw.tenant, embeddings: toEmbeddings(raw), rerank: toRerank(raw), cache: toCache(raw), encryptionKey, formerEncryptionKey: raw.encrypted ? raw.formerEncryptionKey : undefined, linkTemplate: raw.linkTemplate, snapshotFolder: raw.snapshotFolder || join(storeFolder(), 'snapshots') };
  if (raw.store === 'qdrant') return { ...common, ...toQdrant(raw) };
  return { ...common, kind: 'sqlite', folder: storeFolder(), queueMode: isQueueMode(), allWorkersOnThisHost: raw.allWorkersOnThisHost };
}

/** A Directory credential: where the people are, and how a trigger's identity is read. */
export function toDirectoryConfiguration(credential: unknown): DirectoryConfiguration & AskerPolicy & SenderPolicy {
  const raw = parse(directoryCredential, credential, 'Directory');
  const policy = toAskerPolicy(raw, need);
  if (raw.directory === 'token') return { ...policy, kind: 'token', tenant: raw.tenant, tokenIssuer: toTokenIssuer(raw, need) };
  if (raw.directory === 'ldap') return { ...policy, ...toLdapConfiguration(raw, need) };
  return { ...policy, kind: 'file', tenant: raw.tenant, path: need(raw.path, 'Directory', 'Directory File'), cacheSeconds: 60 };
}

/** Where the API tokens and limits of a Directory credential are kept. */
export function toAccessStoreConfiguration(credential: unknown): AccessStoreConfiguration {
  const { allWorkersOnThisHost } = parse(directoryCredential, credential, 'Directory');
  return { folder: storeFolder(), queueMode: isQueueMode(), allWorkersOnThisHost };
}

/** A Model credential; its allow-list is written with commas or new lines. */
export function toChatConfiguration(credential: unknown): ChatConfiguration {
  const raw = parse(model, credential, 'Model');
  const allowedModels = raw.allowedModels.split(/[,\n]/).map((name) => name.trim()).filter(Boolean);
  return { baseUrl: need(raw.baseUrl, 'Model', 'Base URL'), apiKey: raw.apiKey, allowedModels, timeout: raw.timeout * 1000, retries: raw.retries };
}

/** An Audit Log credential with both of its keys. */
export function toAuditLogConfiguration(credential: unknown): AuditLogConfiguration {
  const raw = parse(auditLog, credential, 'Audit Log');
  const name = 'Audit Log';
  return {
    kind: 'sqlite', folder: storeFolder(), queueMode: isQueueMode(), allWorkersOnThisHost: raw.allWorkersOnThisHost,
    encryptionKey: need(raw.encryptionKey, name, 'Encryption Key'), pseudonymKey: need(raw.pseudonymKey, name, 'Pseudonym Key'),
  };
}

/** Whose records an Audit Log credential is for; undefined means all tenants. */
export function toAuditTenant(credential: unknown): string | undefined {
  return parse(auditLog, credential, 'Audit Log').tenant;
}

/** The 32-byte key (base64) of a PII Key credential. */
export function toPiiKey(credential: unknown): string {
  return need(parse(piiKey, credential, 'PII Key').key, 'PII Key', 'Key');
}

/** A PII Key credential and where its vault of aliases lies. */
export function toAliasVaultConfiguration(credential: unknown): AliasVaultConfiguration {
  const raw = parse(piiKey, credential, 'PII Key');
  const key = toPiiKey(credential);
  if (raw.vault === 'sqlite') return { kind: 'sqlite', folder: storeFolder(), queueMode: isQueueMode(), allWorkersOnThisHost: raw.allWorkersOnThisHost, key };
  const [host, database, user] = [need(raw.postgresHost, 'PII Key', 'Host'), need(raw.postgresDatabase, 'PII Key', 'Database'), need(raw.postgresUser, 'PII Key', 'User')];
  return { kind: 'postgres', host, port: raw.postgresPort, database, user, password: raw.postgresPassword, tls: raw.postgresTls, ca: raw.postgresCa, key };
}

/** A credential of n8n's own type IMAP, as its Email Trigger uses it. */
export function toMailboxConfiguration(credential: unknown): MailboxConfiguration {
  const raw = parse(mailbox, credential, 'IMAP');
  return { ...raw, host: need(raw.host, 'IMAP', 'Host'), user: need(raw.user, 'IMAP', 'User') };
}
