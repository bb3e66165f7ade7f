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
