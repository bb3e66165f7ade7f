import { createHash } from 'node:crypto';
import { AccessRefused } from '../errors/AccessRefused';
import { OWN_ISSUER, type Asker } from '../principal/Principal';

/** An API token as it is kept: never the token itself. Times are ISO 8601. */
export interface ApiToken {
  readonly id: string;
  readonly tenant: string;
  readonly label: string;
  /** The person or service account of the Directory for whom it stands; resolved anew at each use. */
  readonly person: string;
  readonly knowledgeBases: readonly string[];
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
}

/** Where API tokens are kept, by the hash of the token; a tenant has those that were issued in it, and others do not exist for it. Port; adapter: sqlite. */
export interface ApiTokenStore {
  addToken(token: ApiToken, hash: string): Promise<void>;
  /** The token with this hash, whatever its state; notes the time as its last use where it is still good. */
  useToken(tenant: string, hash: string, now: string): Promise<ApiToken | undefined>;
  /** Revokes at once; false where there is no such token. A token revoked before keeps its first time. */
  revokeToken(tenant: string, id: string, now: string): Promise<boolean>;
  /** Newest first. */
  listTokens(tenant: string): Promise<ApiToken[]>;
}

const PREFIX = 'plt_';
const RANDOM_BYTES = 32;

/** A new token with 256 random bits, shown once; random enough that a plain hash of it gives nothing away. */
export function makeToken(random: (bytes: number) => Buffer): { readonly token: string; readonly hash: string } {
  const token = PREFIX + random(RANDOM_BYTES).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** What is kept of a token: SHA-256, in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The asker for whom an API token stands; unknown, expired and revoked tokens are refused in the same words. */
export async function askerOfToken(store: ApiTokenStore, tenant: string, token: string, now: Date): Promise<Asker> {
  const found = await store.useToken(tenant, hashToken(token), now.toISOString());
  if (!found) return refuse('TOKEN_UNKNOWN');
  if (found.revokedAt) refuse('TOKEN_REVOKED');
  if (!(Date.parse(found.expiresAt) > now.getTime())) refuse('TOKEN_EXPIRED');
  return { issuer: OWN_ISSUER, subject: found.person, assurance: 'token', scope: { tokenId: found.id, knowledgeBases: found.knowledgeBases } };
}

function refuse(reason: string): never {
  throw new AccessRefused('TOKEN_REFUSED', 'The token is not accepted.', 'Sign in again; IT finds the reason in the audit log.', { reason });
}
