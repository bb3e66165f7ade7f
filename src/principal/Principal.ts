/** A stable id from one Directory; `everyone` means any authenticated person. */
export type PrincipalId = `user:${string}` | `group:${string}` | 'everyone';

/** How sure we are of an asker, strongest first; `public` means that nobody was identified. */
export type Assurance = 'token' | 'bind' | 'mail' | 'n8nUser' | 'typed' | 'public';

/** Who asks, as the system that authenticated them names them. */
export interface Asker {
  readonly issuer: string;
  readonly subject: string;
  readonly assurance: Assurance;
  /** What a token that we verified ourselves says beside the subject. */
  readonly token?: TokenClaims;
  /** What an API token is narrowed to; absent means nothing but the person's own rights. */
  readonly scope?: TokenScope;
}

/** Groups as the issuer writes them; times in seconds since 1970. `groupsIncomplete` means that the token refers elsewhere for them. */
export interface TokenClaims {
  readonly groups: readonly string[];
  readonly groupsIncomplete: boolean;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Where an API token counts; an empty list means nowhere. */
export interface TokenScope {
  readonly tokenId: string;
  readonly knowledgeBases: readonly string[];
}

/** A person with their transitive groups, good until `expiresAt` (ISO 8601). */
export interface Principal {
  readonly tenant: string;
  readonly user: PrincipalId;
  readonly groups: readonly PrincipalId[];
  /** Nobody whom we know: only what the groups are allowed counts, `everyone` and the id do not. */
  readonly outsider?: true;
  readonly resolvedAt: string;
  readonly expiresAt: string;
}

/** The issuer under which a Directory knows its own ids (`user:...`); no token may claim it. */
export const OWN_ISSUER = 'directory';

/** The issuer of mail addresses (in small letters) in a Directory; no token may claim it. */
export const MAIL_ISSUER = 'mail';

/** The issuer of n8n's own users; n8n says who they are, and no token may claim it. */
export const N8N_ISSUER = 'n8n';

/** Whether we alone say who a person of this issuer is. */
export const isReservedIssuer = (issuer: string): boolean => issuer === OWN_ISSUER || issuer === MAIL_ISSUER;

/** Whether a signed token may name this issuer. */
export const mayIssueTokens = (issuer: string): boolean => issuer !== '' && issuer !== N8N_ISSUER && !isReservedIssuer(issuer);
