/** A server that speaks the OpenAI API; `baseUrl` ends in /v1. */
export interface ModelServer {
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** Milliseconds for one request, and how often a 429 or 5xx is tried again. */
  readonly timeout?: number;
  readonly retries?: number;
}

export interface EmbeddingConfiguration extends ModelServer {
  readonly model: string;
}

export interface ChatConfiguration extends ModelServer {
  /** Only these models may be used; empty means none is allowed. */
  readonly allowedModels: readonly string[];
}

/** How a new collection is spread over a Qdrant cluster; what is missing is left to the server (one shard a node, one replica, one confirmation). */
export interface QdrantCluster {
  readonly shards?: number;
  readonly replicas?: number;
  /** Replicas that must confirm a write before it counts as done. */
  readonly writeConsistency?: number;
}

export interface RerankConfiguration extends ModelServer {
  readonly model: string;
}

/** `redis://` or `rediss://` without a password in it. */
export interface RedisConfiguration {
  readonly url: string;
  readonly password?: string;
}

/** Where questions' vectors and exact answers are remembered, and for how many seconds. */
export interface CacheConfiguration {
  /** Absent: a SQLite file in the folder. */
  readonly redis?: RedisConfiguration;
  readonly folder: string;
  readonly seconds: number;
}

/** Where one knowledge base of one tenant lives. `folder` is n8n's own folder + /private-llm. */
export type KnowledgeBaseConfiguration = {
  readonly knowledgeBase: string;
  readonly tenant: string;
  readonly embeddings?: EmbeddingConfiguration;
  readonly rerank?: RerankConfiguration;
  readonly cache?: CacheConfiguration;
  /** 32 bytes in base64: texts are sealed and words keyed. Decided when the knowledge base is made. */
  readonly encryptionKey?: string;
  /** While a rebuild changes the key: the one until now, or `none`. */
  readonly formerEncryptionKey?: string;
  /** The generation to open, whether it answers or not; absent: the one that answers. */
  readonly generation?: number;
  /** Where snapshots are kept; absent: beside the built-in store, or in the temporary folder. */
  readonly snapshotFolder?: string;
  /** e.g. https://nas.example/{path}: each segment of the path is URL-encoded. */
  readonly linkTemplate?: string;
} & (
  | { readonly kind: 'sqlite'; readonly folder: string; readonly queueMode: boolean; readonly allWorkersOnThisHost: boolean }
  | { readonly kind: 'qdrant'; readonly url: string; readonly apiKey?: string; readonly queryApiKey?: string; readonly cluster?: QdrantCluster }
);

/** Where API tokens and the use of limits are kept. */
export interface AccessStoreConfiguration {
  readonly folder: string;
  readonly queueMode: boolean;
  readonly allWorkersOnThisHost: boolean;
}

/** `encryptionKey` and `pseudonymKey` are secrets of the Audit Log credential, 32 bytes in base64 each. */
export interface AuditLogConfiguration {
  readonly kind: 'sqlite';
  readonly folder: string;
  readonly queueMode: boolean;
  readonly allWorkersOnThisHost: boolean;
  readonly encryptionKey: string;
  readonly pseudonymKey: string;
}

/** `key` is the secret of the PII Key credential, 32 bytes in base64. */
export interface SqliteAliasVaultConfiguration {
  readonly kind: 'sqlite';
  readonly folder: string;
  readonly queueMode: boolean;
  readonly allWorkersOnThisHost: boolean;
  readonly key: string;
}

/** A PostgreSQL server for the aliases; without `tls` nothing is encrypted on the way, with it the server's name is checked against `ca` (PEM) or the CAs that Node knows. */
export interface PostgresAliasVaultConfiguration {
  readonly kind: 'postgres';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: boolean;
  readonly ca: string | undefined;
  readonly key: string;
}

/** Where aliases are kept. */
export type AliasVaultConfiguration = SqliteAliasVaultConfiguration | PostgresAliasVaultConfiguration;

/** A mailbox as n8n's own IMAP credential describes it. */
export interface MailboxConfiguration {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly allowUnauthorizedCerts: boolean;
}

/** A folder of a WebDAV server and who reads it. */
export interface WebDavConfiguration {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Without TLS the password and all documents can be read on the way; only this machine needs no leave. */
  readonly allowPlainHttp?: boolean;
  readonly ca?: string;
  readonly caFile?: string;
  /** A folder below `url`, as people write it. */
  readonly folder?: string;
}
