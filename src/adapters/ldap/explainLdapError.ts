import { ResultCodeError } from 'ldapts';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { LdapServer } from '../directoryConfiguration';

/** The server answered a bind with "no" (result code 49); `reason` is Active Directory's own number, e.g. 533. */
export class BindRefused extends PrivateLlmError {
  constructor(readonly reason: string | undefined) {
    super('LDAP_BIND_REFUSED', `Bind refused: the server does not accept this name and password${reason ? ` (data ${reason})` : ''}.`, 'Check the account and its password.');
  }
}

type Explanation = readonly [code: string, message: (server: LdapServer) => string, todo: string];

const RESULT_CODES: Readonly<Record<number, Explanation>> = {
  3: ['LDAP_TIMEOUT', ({ url }) => `${url} stopped the search because it took too long.`, 'Narrow the base DN, or ask for an index on the attribute.'],
  4: ['LDAP_SIZE_LIMIT', ({ url }) => `${url} gave only a part of the entries.`, 'Narrow the base DN or the filter, or raise the size limit of the server for this account.'],
  8: ['LDAP_ENCRYPTION', ({ url }) => `${url} wants a stronger connection.`, 'Choose LDAPS or StartTLS.'],
  10: ['LDAP_REFERRAL', ({ url }) => `${url} refers this name to another server; referrals are not followed.`, 'Name the server that holds the base DN itself.'],
  13: ['LDAP_ENCRYPTION', ({ url }) => `${url} wants an encrypted connection.`, 'Choose LDAPS or StartTLS.'],
  32: ['LDAP_BASE_UNKNOWN', ({ url }) => `${url} knows no entry under the base DN.`, 'Correct the base DNs.'],
  34: ['LDAP_DN_BROKEN', () => 'A DN has the wrong form.', 'Write it like ou=people,dc=example,dc=com.'],
  50: ['LDAP_NO_RIGHT', ({ url }) => `${url} does not let the service account read this.`, 'Give the service account the right to read people and groups.'],
};

const SYSTEM_CODES: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: ['LDAP_UNREACHABLE', ({ url }) => `Nothing listens at ${url}.`, 'Check the address and the port (LDAPS 636, StartTLS 389).'],
  ENOTFOUND: ['LDAP_UNREACHABLE', ({ url }) => `The name in ${url} is not known.`, 'Check the address, or give n8n a DNS server that knows it.'],
  EHOSTUNREACH: ['LDAP_UNREACHABLE', ({ url }) => `${url} cannot be reached.`, 'Check the network and the firewall.'],
  ECONNRESET: ['LDAP_DROPPED', ({ url }) => `${url} closed the connection.`, 'Check that the port speaks what Security says: LDAPS on 636, StartTLS on 389.'],
  EPROTO: ['LDAP_NO_TLS', ({ url }) => `${url} does not speak TLS on this port.`, 'Choose StartTLS, or the LDAPS port (636).'],
  CERT_HAS_EXPIRED: ['LDAP_CERTIFICATE', ({ url }) => `The certificate of ${url} has expired.`, 'Renew it.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['LDAP_CERTIFICATE', ({ url }) => `The certificate of the server is for another name than ${url}.`, 'Use the name that stands in the certificate.'],
};

const UNTRUSTED = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;
const CA: Explanation = ['LDAP_CERTIFICATE', ({ url, ca, caFile }) => `The ${caFile && !ca ? `CA file ${caFile}` : 'CA certificate'} ${ca || caFile ? 'does not belong to' : 'is missing that signed'} the certificate of ${url}.`, 'Give the certificate of the CA that signed the server\'s.'];

/** An error of the client as one of ours, in words and without anything the server was sent. */
export function explainLdapError(error: unknown, server: LdapServer): PrivateLlmError {
  if (error instanceof PrivateLlmError) return error;
  if (error instanceof ResultCodeError && error.code === 49) return new BindRefused(/\bdata ([0-9a-f]+)\b/.exec(error.message)?.[1]);
  if (error instanceof ResultCodeError) return toError(RESULT_CODES[error.code] ?? ['LDAP_FAILED', ({ url }) => `${url} answered with the LDAP result ${error.code}.`, 'Look into the log of the directory server.'], server, error);
  return toError(ofSystem(error), server, error);
}

function ofSystem(error: unknown): Explanation {
  const { code = '', message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (UNTRUSTED.test(code)) return CA;
  const known = SYSTEM_CODES[code.startsWith('ERR_SSL') ? 'EPROTO' : code];
  if (known) return known;
  if (/timed? ?out/i.test(message)) return ['LDAP_TIMEOUT', ({ url, timeout }) => `${url} did not answer within ${timeout / 1000} s.`, 'Check the server and the network, then ask again.'];
  if (/filter|paren|hex character|attribute name/i.test(message)) return ['LDAP_FILTER_BROKEN', () => 'The filter has the wrong form.', 'Write it like (&(objectClass=person)(employeeType=staff)).'];
  return ['LDAP_DROPPED', ({ url }) => `The connection to ${url} was closed before the answer came.`, 'Ask again; if it happens often, ask whoever runs the directory server.'];
}

const CONFIGURATION = new Set(['LDAP_BASE_UNKNOWN', 'LDAP_DN_BROKEN', 'LDAP_ENCRYPTION', 'LDAP_NO_RIGHT', 'LDAP_CERTIFICATE', 'LDAP_NO_TLS', 'LDAP_FILTER_BROKEN']);

function toError([code, message, todo]: Explanation, server: LdapServer, cause: unknown): PrivateLlmError {
  const Kind = CONFIGURATION.has(code) ? ConfigurationError : ServiceUnavailable;
  return new Kind(code, message(server), todo, { cause });
}
