import { z } from 'zod';
import type { LdapDirectoryConfiguration, TokenIssuerConfiguration } from '../../src/adapters/directoryConfiguration';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { isReservedIssuer, mayIssueTokens } from '../../src/principal/Principal';

const text = z.string().trim().default('');
const optional = text.transform((value) => value || undefined);
/** An attribute description (RFC 4512, 2.5) without options; it becomes a part of filters. */
const attribute = text.refine((name) => /^([a-z][a-z0-9-]*|\d+(\.\d+)+)?$/i.test(name)).transform((name) => name || undefined);

/** The fields of a Directory credential as n8n stores them; what an old credential lacks has its default. */
export const directoryCredential = z.object({
  directory: z.enum(['file', 'ldap', 'token']).default('file'),
  policyPath: optional,
  checkedBy: z.enum(['trigger', 'issuer']).default('trigger'),
  issuer: text,
  audience: text,
  algorithm: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  keySource: z.enum(['url', 'pem']).default('url'),
  keySetUrl: text,
  verifyWith: text,
  groupClaim: text.transform((value) => value || 'groups'),
  allWorkersOnThisHost: z.boolean().default(false),
  path: text,
  tenant: text.transform((value) => value || 'default'),
  subjectClaim: text.transform((value) => value || 'sub'),
  n8nUsersKnownBy: z.enum(['id', 'email']).default('id'),
  allowTyped: z.boolean().default(false),
  mailServer: text,
  server: text,
  preset: z.enum(['activeDirectory', 'openLdap']).default('activeDirectory'),
  security: z.enum(['ldaps', 'startTls']).default('ldaps'),
  ca: z.enum(['system', 'text', 'file']).default('system'),
  caText: text,
  caFile: text,
  bindDn: text,
  bindPassword: z.string().default(''),
  userBase: text,
  groupBase: text,
  logins: text,
  userFilter: optional,
  idAttribute: attribute,
  loginAttribute: attribute,
  nameAttribute: attribute,
  mailAttribute: attribute,
  groupIdAttribute: attribute,
  wayToGroups: z.enum(['auto', 'tokenGroups', 'inChain', 'memberOf', 'groupSearch']).default('auto'),
  rememberGroups: z.number().min(0).max(300).default(60),
  answerWithin: z.number().min(1).max(120).default(5),
});

type Raw = z.output<typeof directoryCredential>;

/** How askers are known, beside where the directory is; with a `tokenIssuer` its tokens are verified here and not by the trigger. */
export type AskerPolicy = Pick<Raw, 'subjectClaim' | 'n8nUsersKnownBy' | 'allowTyped'> & { readonly tokenIssuer?: TokenIssuerConfiguration; readonly policyPath?: string };

type Need = (value: string, name: string, field: string) => string;

/** How senders of mails are known: by the word of this mail server, in this tenant. */
export type SenderPolicy = Pick<Raw, 'mailServer' | 'tenant' | 'allowTyped'>;

/** The fields that say how askers and senders are known. */
export const toAskerPolicy = (raw: Raw, need: Need): AskerPolicy & Pick<SenderPolicy, 'mailServer'> => {
  const { subjectClaim, n8nUsersKnownBy, allowTyped, mailServer } = raw;
  return { subjectClaim, n8nUsersKnownBy, allowTyped, mailServer, policyPath: raw.policyPath, ...((raw.checkedBy === 'issuer' || raw.directory === 'token') && { tokenIssuer: toTokenIssuer(raw, need) }) };
};

/** The token fields as the adapter takes them. */
export function toTokenIssuer(raw: Raw, need: Need): TokenIssuerConfiguration {
  const required = (value: string, field: string) => need(value, 'Directory', field);
  const keys = raw.keySource === 'pem' ? ({ kind: 'pem', pem: required(raw.verifyWith, 'Public Key') } as const) : ({ kind: 'url', url: required(raw.keySetUrl, 'Key Set URL') } as const);
  const issuer = required(raw.issuer, 'Issuer');
  if (!mayIssueTokens(issuer)) throw new ConfigurationError('CREDENTIAL_INVALID', `"${issuer}" is no issuer of tokens.`, 'Give the "iss" claim of the tokens.');
  return { issuer, audience: required(raw.audience, 'Audience'), algorithm: raw.algorithm, keys, subjectClaim: raw.subjectClaim, groupClaim: raw.groupClaim };
}

/** The LDAP fields as the adapter takes them; `need` throws where a field is empty. */
export function toLdapConfiguration(raw: Raw, need: Need): LdapDirectoryConfiguration {
  const required = (value: string, field: string) => need(value, 'Directory', field);
  const milliseconds = raw.answerWithin * 1000;
  return {
    kind: 'ldap', tenant: raw.tenant, url: toUrl(required(raw.server, 'Server'), raw.security), security: raw.security, preset: raw.preset, timeout: milliseconds, connectTimeout: milliseconds,
    ...(raw.ca === 'text' && { ca: required(raw.caText, 'CA Certificate') }), ...(raw.ca === 'file' && { caFile: required(raw.caFile, 'CA File') }),
    bindDn: required(raw.bindDn, 'Bind DN'), bindPassword: required(raw.bindPassword, 'Bind Password'), userBase: required(raw.userBase, 'User Base DN'), groupBase: raw.groupBase || raw.userBase,
    userFilter: raw.userFilter, wayToGroups: raw.wayToGroups, cacheSeconds: raw.rememberGroups, logins: readLogins(raw.logins), attributes: ownAttributes(raw),
  };
}

function toUrl(server: string, security: Raw['security']): string {
  const url = URL.parse(`${security === 'ldaps' ? 'ldaps' : 'ldap'}://${server.replace(/^ldaps?:\/\//i, '').replace(/\/$/, '')}`);
  if (url?.hostname && !url.username && !url.password && !url.search && !url.hash && /^\/?$/.test(url.pathname)) return `${url.protocol}//${url.host}`;
  throw new ConfigurationError('CREDENTIAL_INVALID', `"${server}" is no name of a server.`, 'Write it like dc1.company.example, or with a port: dc1.company.example:636.');
}

/** One `issuer = attribute` a line. */
function readLogins(lines: string): LdapDirectoryConfiguration['logins'] {
  return lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [, issuer, name] = /^(.+?)\s*=\s*([a-z][a-z0-9-]*)$/i.exec(line) ?? [];
    if (issuer && name && !isReservedIssuer(issuer)) return { issuer, attribute: name };
    throw new ConfigurationError('CREDENTIAL_INVALID', `The line "${line}" under Logins is not "issuer = attribute".`, 'Write one a line, e.g. https://eip.company.example = employeeNumber');
  });
}

function ownAttributes(raw: Raw): LdapDirectoryConfiguration['attributes'] {
  const { idAttribute: id, loginAttribute: login, nameAttribute: name, mailAttribute: mail, groupIdAttribute: groupId } = raw;
  return Object.fromEntries(Object.entries({ id, login, name, mail, groupId }).filter(([, value]) => value));
}
