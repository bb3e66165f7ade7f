import type { Directory } from '../../access/Directory';
import { prefixedName } from '../../access/prefixedName';
import { refusePerson } from '../../access/refusePerson';
import { AccessRefused } from '../../errors/AccessRefused';
import { ConfigurationError } from '../../errors/ConfigurationError';
import type { PrincipalId } from '../../principal/Principal';
import type { TokenDirectoryConfiguration } from '../directoryConfiguration';

/** Groups older than this are stale, however long the token itself may live. */
const LONGEST_SECONDS = 300;
const CALL_SECONDS = 30;

/** A Directory that knows only what the issuer's verified tokens say: the subject, and the groups it was in when the token was made. */
export function openTokenDirectory({ tenant, tokenIssuer }: TokenDirectoryConfiguration, now: () => Date = () => new Date()): Directory {
  return {
    async resolve({ issuer, subject, token }) {
      if (issuer !== tokenIssuer.issuer || !token) return refusePerson('ISSUER_UNKNOWN');
      if (token.groupsIncomplete) refuseOverflow(tokenIssuer.groupClaim);
      const at = now();
      const seconds = at.getTime() / 1000;
      if (seconds - token.issuedAt > LONGEST_SECONDS) refuseStale();
      const groups = [...new Set(token.groups.map((group): PrincipalId => `group:${group}`))].sort();
      const expiresAt = new Date(Math.min(seconds + CALL_SECONDS, token.expiresAt + CALL_SECONDS) * 1000).toISOString();
      return { tenant, user: `user:${subject}`, groups, resolvedAt: at.toISOString(), expiresAt };
    },
    async authenticate() {
      throw new ConfigurationError('NO_PASSWORDS', 'This directory knows people by their tokens, not by passwords.', 'Let people sign in at the issuer, or choose LDAP in the Directory credential.');
    },
    async listPeople() {
      throw new ConfigurationError('NO_LIST', 'This directory knows only who shows a token, so it cannot list people.', 'Choose LDAP or a directory file in the Directory credential.');
    },
    resolveNames: async (names) => new Map(names.map((name) => [name, prefixedName(name)])),
    async close() {},
  };
}

function refuseOverflow(claim: string): never {
  throw new AccessRefused('TOKEN_GROUPS_OVERFLOW', `The token does not list all groups of the person: the issuer left them out of "${claim}" because they are too many.`, 'Let the issuer send only the groups of this application, or choose LDAP in the Directory credential.');
}

function refuseStale(): never {
  throw new AccessRefused('TOKEN_GROUPS_STALE', `The groups in the token are older than ${LONGEST_SECONDS} s.`, 'Ask for a new token before each question, or choose LDAP in the Directory credential.');
}
