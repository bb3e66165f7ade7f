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
  /** e.g. https://nas.example/{path}: each segment of the path is URL-encoded. */
  readonly linkTemplate?: string;
} & (
  | { readonly kind: 'sqlite'; readonly folder: string; readonly queueMode: boolean; readonly allWorkersOnThisHost: boolean }
  | { readonly kind: 'qdrant'; readonly url: string; readonly apiKey?: string; readonly queryApiKey?: string; readonly cluster?: QdrantCluster }
);

/** A directory file that IT edits, and how its askers are known. */
export interface FileDirectoryConfiguration {
  readonly kind: 'file';
  readonly path: string;
  readonly tenant: string;
  /** Seconds a resolved principal stays valid; at most 300. */
  readonly cacheSeconds: number;
}

export type LdapPreset = 'activeDirectory' | 'openLdap';

/** How groups are found; `auto` is what suits the preset. */
export type WayToGroups = 'auto' | 'tokenGroups' | 'inChain' | 'memberOf' | 'groupSearch';

/** Names of attributes: stable ids, the login name of people, and what is shown of them. */
export interface LdapAttributes {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly mail: string;
  readonly groupId: string;
}

/** One server; nothing is sent before the connection is encrypted. Times in milliseconds, for connecting and for each answer. */
export interface LdapServer {
  readonly url: string;
  readonly security: 'ldaps' | 'startTls';
  /** PEM text, or a file that holds it; without either the CAs that Node knows count. */
  readonly ca?: string;
  readonly caFile?: string;
  readonly timeout: number;
  readonly connectTimeout: number;
}

/** Active Directory, OpenLDAP or what behaves like one of them, read with a service account. */
export interface LdapDirectoryConfiguration extends LdapServer {
  readonly kind: 'ldap';
  readonly tenant: string;
  readonly preset: LdapPreset;
  readonly bindDn: string;
  readonly bindPassword: string;
  readonly userBase: string;
  readonly groupBase: string;
  /** Only people who match it are known, e.g. (!(employeeType=left)). */
  readonly userFilter?: string;
  readonly attributes?: Partial<LdapAttributes>;
  readonly wayToGroups?: WayToGroups;
  /** Which attribute holds the subject that an issuer names; an issuer that is not listed is refused. */
  readonly logins: readonly { readonly issuer: string; readonly attribute: string }[];
  /** Seconds that the groups of a person are remembered, 0 to 300; whether the account may be used is read each time. */
  readonly cacheSeconds: number;
}

/** An OpenID Connect issuer whose signed tokens are believed. Keys come from its key set or are one public key in PEM; never a shared secret. */
export interface TokenIssuerConfiguration {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  readonly keys: { readonly kind: 'url'; readonly url: string } | { readonly kind: 'pem'; readonly pem: string };
  readonly subjectClaim: string;
  readonly groupClaim: string;
}

/** People and groups as the issuer's tokens name them; nothing is known of whoever shows none. */
export interface TokenDirectoryConfiguration {
  readonly kind: 'token';
  readonly tenant: string;
  readonly tokenIssuer: TokenIssuerConfiguration;
}

export type DirectoryConfiguration = FileDirectoryConfiguration | LdapDirectoryConfiguration | TokenDirectoryConfiguration;

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

/** Where aliases are kept; `key` is the secret of the PII Key credential, 32 bytes in base64. */
export interface AliasVaultConfiguration {
  readonly kind: 'sqlite';
  readonly folder: string;
  readonly queueMode: boolean;
  readonly allWorkersOnThisHost: boolean;
  readonly key: string;
}

/** A mailbox as n8n's own IMAP credential describes it. */
export interface MailboxConfiguration {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly allowUnauthorizedCerts: boolean;
}
