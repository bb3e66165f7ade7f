import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type * as JoseModule from 'jose';
import { AccessRefused } from '../../errors/AccessRefused';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Asker } from '../../principal/Principal';
import type { TokenIssuerConfiguration } from '../directoryConfiguration';

const LONGEST_TOKEN = 16_384;
const CLOCK_TOLERANCE_SECONDS = 5;
const MOST_KEY_SETS = 50;

type Jose = typeof JoseModule;
/** Key sets by address; jose itself keeps their keys for ten minutes, and asks for unknown ones every half minute at most. */
const keySets = new Map<string, JWTVerifyGetKey>();

/**
 * The asker that a signed token proves: from this issuer, for this audience, by this one algorithm (RFC 8725), not expired. Whatever is
 * wrong, the refusal reads the same; its reason is for the audit log.
 */
export async function verifyToken(configuration: TokenIssuerConfiguration, token: string, now: Date): Promise<Asker> {
  const jose = await import('jose');
  if (token.length > LONGEST_TOKEN) refuseToken('TOKEN_TOO_LONG');
  const { issuer, audience, algorithm, subjectClaim } = configuration;
  const key = await readKey(jose, configuration);
  const options = { issuer, audience, algorithms: [algorithm], requiredClaims: ['exp', 'iat'], clockTolerance: CLOCK_TOLERANCE_SECONDS, currentDate: now };
  // The two overloads differ in what they return only.
  const { payload } = await (typeof key === 'function' ? jose.jwtVerify(token, key, options) : jose.jwtVerify(token, key, options)).catch((error: unknown) => explain(error, configuration));
  // Its groups would be new for longer than they are.
  if ((payload.iat ?? 0) > now.getTime() / 1000 + CLOCK_TOLERANCE_SECONDS) refuseToken('TOKEN_FROM_THE_FUTURE');
  const subject = payload[subjectClaim];
  if (typeof subject !== 'string' || !subject) return refuseToken('TOKEN_WITHOUT_SUBJECT');
  return { issuer, subject, assurance: 'token', token: toClaims(payload, configuration.groupClaim) };
}

/** The same words whatever is wrong with a token. */
export function refuseToken(reason: string, cause?: unknown): never {
  throw new AccessRefused('TOKEN_REFUSED', 'The token is not accepted.', 'Sign in again; IT finds the reason in the audit log.', { reason, cause });
}

async function readKey(jose: Jose, { keys, algorithm }: TokenIssuerConfiguration): Promise<JWTVerifyGetKey | Awaited<ReturnType<Jose['importSPKI']>>> {
  if (keys.kind === 'url') return keySetOf(jose, keys.url);
  return jose.importSPKI(keys.pem, algorithm).catch((cause: unknown) => {
    throw new ConfigurationError('TOKEN_KEY_BROKEN', `The public key cannot be read as one for ${algorithm}.`, 'Paste the issuer\'s public key in PEM form; it begins with -----BEGIN PUBLIC KEY-----.', { cause });
  });
}

function keySetOf(jose: Jose, address: string): JWTVerifyGetKey {
  const known = keySets.get(address);
  if (known) return known;
  const url = URL.parse(address);
  if (!url || !(url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)))
    throw new ConfigurationError('KEY_SET_INSECURE', 'The address of the key set does not begin with https://.', 'Give the jwks_uri of the issuer.');
  const made = jose.createRemoteJWKSet(url, { timeoutDuration: 5_000 });
  if (keySets.size >= MOST_KEY_SETS) keySets.clear();
  keySets.set(address, made);
  return made;
}

function toClaims(payload: JWTPayload, groupClaim: string): Asker['token'] {
  const groups = payload[groupClaim];
  const listed = Array.isArray(groups) && groups.every((group) => typeof group === 'string') ? (groups as string[]) : [];
  const elsewhere = payload._claim_names as Record<string, unknown> | undefined;
  const groupsIncomplete = (typeof elsewhere === 'object' && elsewhere !== null && groupClaim in elsewhere) || payload.hasgroups === true || (groups !== undefined && listed !== groups);
  return { groups: listed, groupsIncomplete, issuedAt: payload.iat ?? 0, expiresAt: payload.exp ?? 0 };
}

/** jose's codes for tokens that are at fault themselves; anything else is the key server's. */
const TOKEN_AT_FAULT = /^ERR_(JWT_|JWS_|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS)/;

function explain(error: unknown, { keys }: TokenIssuerConfiguration): never {
  const { code = '', claim } = error as { code?: string; claim?: string };
  if (TOKEN_AT_FAULT.test(code) || error instanceof TypeError) refuseToken([code || 'TOKEN_UNREADABLE', claim].filter(Boolean).join(' '), error);
  throw new ServiceUnavailable('KEY_SET_UNREADABLE', `The keys of the issuer cannot be read${keys.kind === 'url' ? ` from ${keys.url}` : ''}.`, 'Check the address of the key set and that n8n reaches it.', { cause: error });
}
