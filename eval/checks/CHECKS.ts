/** A check of the code: where it stands in the compiled file, what it is without it, and the tests that must miss it. */
export interface Check {
  readonly why: string;
  readonly file: string;
  readonly check: string;
  readonly without: string;
  readonly tests: readonly string[];
}

const RIGHTS = ['eval/access', 'nodes/AccessCheck/AccessCheck', 'knowledge/searchKnowledge', 'knowledge/testLeaks', 'principal'] as const;
const LDAP = ['adapters/ldap/openLdap.attack'] as const;
const TOKENS = ['adapters/oidc'] as const;
const ASKER = ['nodes/shared/asker', 'nodes/shared/toolCall'] as const;
const POLICY = ['access/policy', 'nodes/RagQuery/policy'] as const;
const API_TOKENS = ['nodes/AccessCheck/AccessCheck.attack'] as const;
const TOLD = ['nodes/AccessCheck/disclosures'] as const;
const TENANTS = ['nodes/shared/tenants'] as const;

const filter = 'src/principal/AccessFilter.js';
const windows = 'src/access/parseWindowsRights.js';
const token = 'src/adapters/oidc/verifyToken.js';
const asker = 'nodes/shared/asker.js';
const ldap = (file: string) => `src/adapters/ldap/${file}.js`;

/** The checks by which people see what is theirs and nothing else, in the order of a question's way. */
export const CHECKS: readonly Check[] = [
  { why: 'a webhook without JWT says who asks', file: asker, check: "node.parameters?.authentication !== 'jwtAuth'", without: 'false', tests: ASKER },
  { why: 'a chat without a login says who asks', file: asker, check: "node.parameters?.authentication !== 'n8nUserAuth'", without: 'false', tests: ASKER },
  { why: 'a form that cannot know its user says who asks', file: asker, check: 'node.typeVersion < 2.6', without: 'false', tests: ASKER },
  { why: 'two triggers ran, and one is taken', file: asker, check: 'ran.length !== 1 || !read', without: '!read', tests: ASKER },
  { why: 'a token names an issuer that is ours', file: asker, check: '!(0, Principal_1.mayIssueTokens)(issuer)', without: 'false', tests: ASKER },
  { why: 'pinned data of a test run proves a person', file: asker, check: "if (context.getMode() !== 'manual')", without: 'if (true)', tests: ASKER },
  { why: 'a typed name counts where it is not allowed', file: asker, check: 'if (!policy.allowTyped)\n        refuse(\'The Directory', without: 'if (false)\n        refuse(\'The Directory', tests: ASKER },
  { why: 'a model fills in who asks', file: asker, check: 'if (/\\$fromAI/i.test(', without: 'if (false && (', tests: ASKER },
  { why: 'an agent\'s tool takes who asks from what the model wrote', file: asker, check: 'if ((0, toolCall_1.isToolCall)(context))', without: 'if (false)', tests: ASKER },
  { why: 'a mail that a model wrote says who asks', file: 'nodes/RagQuery/mail.js', check: 'if ((0, toolCall_1.isToolCall)(context))', without: 'if (false)', tests: ASKER },
  { why: 'a node of another package says who asks', file: asker, check: '!OUR_NODES.test(node.type)', without: 'false', tests: ASKER },
  { why: 'an API token counts everywhere', file: 'nodes/shared/resolveAsker.js', check: "if (scope && !scope", without: 'if (false && !scope', tests: API_TOKENS },
  { why: 'a revoked API token counts', file: 'src/access/ApiToken.js', check: 'if (found.revokedAt)', without: 'if (false)', tests: API_TOKENS },
  { why: 'an expired API token counts', file: 'src/access/ApiToken.js', check: '!(Date.parse(found.expiresAt) > now.getTime())', without: 'false', tests: API_TOKENS },
  { why: 'an API token is kept as it is', file: 'src/access/ApiToken.js', check: "(0, node_crypto_1.createHash)('sha256').update(token).digest('hex')", without: 'token', tests: API_TOKENS },
  { why: 'an API token of another tenant counts', file: 'src/adapters/sqlite/accessModule.js', check: 'FROM token WHERE hash = ? AND tenant = ?`).get(hash, tenant)', without: 'FROM token WHERE hash = ?`).get(hash)', tests: TENANTS },
  { why: 'the audience of a token is not looked at', file: token, check: 'issuer, audience, algorithms', without: 'issuer, algorithms', tests: TOKENS },
  { why: 'the issuer of a token is not looked at', file: token, check: '{ issuer, audience, algorithms', without: '{ audience, algorithms', tests: TOKENS },
  { why: 'a token chooses its algorithm', file: token, check: 'algorithms: [algorithm], ', without: '', tests: TOKENS },
  { why: 'a token without an end counts', file: token, check: "requiredClaims: ['exp', 'iat']", without: 'requiredClaims: []', tests: TOKENS },
  { why: 'a token that leaves groups out counts', file: 'src/adapters/oidc/openTokenDirectory.js', check: 'if (token.groupsIncomplete)', without: 'if (false)', tests: TOKENS },
  { why: 'groups of an old token count', file: 'src/adapters/oidc/openTokenDirectory.js', check: 'seconds - token.issuedAt > LONGEST_SECONDS', without: 'false', tests: TOKENS },
  { why: 'a disabled person of the directory file asks', file: 'src/access/resolvePerson.js', check: 'person.disabled ?', without: 'false ?', tests: ['adapters/file', 'access/parseDirectory', 'nodes/AccessCheck/AccessCheck.attack'] },
  { why: 'the certificate of the directory server is not checked', file: ldap('toTlsOptions'), check: 'rejectUnauthorized: true', without: 'rejectUnauthorized: false', tests: LDAP },
  { why: 'a dropped connection comes back unbound', file: ldap('LdapConnection'), check: 'if (used)', without: 'if (false)', tests: LDAP },
  { why: 'an empty password is sent', file: ldap('LdapConnection'), check: '!dn || !password', without: '!dn', tests: LDAP },
  { why: 'an empty password signs in', file: ldap('authenticatePerson'), check: 'if (!password)', without: 'if (false)', tests: LDAP },
  { why: 'a star in a name finds everybody', file: ldap('escapeFilter'), check: '[\\\\*()\\0]', without: '[\\\\()\\0]', tests: ['adapters/ldap/escape'] },
  { why: 'a comma in a name ends it', file: ldap('escapeDn'), check: '\'"+,;<>\\\\=\'', without: '\'"+;<>\\\\=\'', tests: ['adapters/ldap/escape'] },
  { why: 'what a server takes for the same name is the same person', file: ldap('findPerson'), check: '(0, exports.folded)(held) === (0, exports.folded)(value)', without: 'true', tests: LDAP },
  { why: 'one of several entries is taken', file: ldap('findPerson'), check: 'if (found.length > 1)', without: 'if (false)', tests: LDAP },
  { why: 'the state of an account is not looked at', file: ldap('openLdapDirectory'), check: 'return refusal ?', without: 'return false ?', tests: LDAP },
  { why: 'groups are remembered longer than allowed', file: ldap('GroupCache'), check: 'Math.min(seconds, LONGEST_SECONDS)', without: 'Math.max(seconds, 86400)', tests: ['adapters/ldap/GroupCache'] },
  { why: 'a denial of the policy is passed over', file: 'src/access/decidePolicy.js', check: 'if (denial)', without: 'if (false)', tests: POLICY },
  { why: 'the hours of the policy are passed over', file: 'src/access/decidePolicy.js', check: '!hours || (', without: 'true || (', tests: POLICY },
  { why: 'questions are not counted', file: 'src/access/useLimits.js', check: '!(await store.countQuestion', without: 'false && !(await store.countQuestion', tests: POLICY },
  { why: 'tokens of a day are not counted', file: 'src/access/useLimits.js', check: '!(await store.reserveTokens(person, day, exports.RESERVED_TOKENS, tokensPerDay))', without: 'false', tests: ['access/useLimits'] },
  { why: 'the categories of the policy are passed over', file: 'nodes/RagQuery/ask.js', check: 'wanted.filter((category) => granted.includes(category))', without: 'wanted', tests: POLICY },
  { why: 'what a role may not read stays in answers', file: 'nodes/RagQuery/makeAnswer.js', check: 'ruling.redact)', without: '[])', tests: POLICY },
  { why: 'the denials of a document are passed over', file: filter, check: 'rule.deny.some((id) => filter.noneOf.includes(id))', without: 'false', tests: RIGHTS },
  { why: 'the allowances of a document are passed over', file: filter, check: 'return rule.allow.some((id) => filter.anyOf.includes(id))', without: 'return true', tests: RIGHTS },
  { why: 'documents of another tenant are read', file: filter, check: 'if (tenant !== filter.tenant)', without: 'if (false)', tests: RIGHTS },
  { why: 'a principal out of date asks', file: filter, check: '!(Date.parse(principal.expiresAt) > now.getTime())', without: 'false', tests: ['principal'] },
  { why: 'an outsider is everyone', file: filter, check: 'principal.outsider ? [...new Set(principal.groups)] : own', without: 'own', tests: [...RIGHTS, 'nodes/RagQuery/mail', 'access'] },
  { why: 'an unknown name that is denied hides nothing', file: 'src/access/resolveAccess.js', check: 'hidden || !allow', without: '!allow', tests: ['access/resolveAccess', 'access/parseWindowsRights'] },
  { why: 'a rule of one file counts below it', file: 'src/access/resolveAccess.js', check: "file !== 'broken' && file.writtenIn &&", without: 'false &&', tests: ['access/resolveAccess', 'access/parseWindowsRights'] },
  { why: 'a denial of Windows that is not known denies nothing', file: windows, check: 'reads.every((read) => read === false)', without: '!reads.includes(true)', tests: ['access/parseWindowsRights'] },
  { why: 'the store gives what is not allowed', file: 'src/adapters/sqlite/permittedDocuments.js', check: 'd.key IN ${ruled(1)} AND', without: '', tests: ['adapters/sqlite/openSqliteStore', 'knowledge/testLeaks'] },
  { why: 'the store gives what is denied', file: 'src/adapters/sqlite/permittedDocuments.js', check: 'AND d.key NOT IN ${ruled(0)}', without: '', tests: ['adapters/sqlite/openSqliteStore', 'knowledge/testLeaks'] },
  { why: 'hits are not checked again before the prompt', file: 'src/knowledge/searchKnowledge.js', check: 'hits.filter(({ tenant, access }) => (0, AccessFilter_1.mayRead)(filter, tenant, access))', without: 'hits', tests: RIGHTS },
  { why: 'a sentence without a source is released', file: 'src/answering/checkCitations.js', check: 'removed.push({ sentence, reason: checked.reason })', without: 'kept.push(sentence)', tests: ['answering/checkCitations', 'answering/answerQuestion'] },
  { why: 'an answer from the cache is somebody else\'s', file: 'src/answering/rememberAnswer.js', check: '[version, rights, question.trim()', without: '[version, question.trim()', tests: ['answering/rememberAnswer', ...TENANTS] },
  { why: 'an answer from the cache is of old rights', file: 'src/answering/rememberAnswer.js', check: '[version, rights,', without: '[rights,', tests: ['answering/rememberAnswer'] },
  { why: 'people ask a knowledge base of another tenant', file: 'nodes/shared/refuseOtherTenant.js', check: 'people.tenant === knowledgeBase.tenant', without: 'true', tests: TENANTS },
  { why: 'records of another tenant are found', file: 'src/adapters/sqlite/auditModule.js', check: "tenant: \"json_extract(event, '$.tenant') = ?\"", without: "tenant: '? IS NOT NULL'", tests: TENANTS },
  { why: 'values of another tenant are given back', file: 'nodes/PiiClean/restore.js', check: 'if (tenant !== wanted)', without: 'if (false)', tests: TENANTS },
  { why: 'whoever asks is told of rights', file: 'nodes/AccessCheck/withRight.js', check: 'check();', without: '', tests: TOLD },
  { why: 'rights are told without a record', file: 'nodes/AccessCheck/withRight.js', check: 'isRight && !auditor', without: 'false', tests: TOLD },
  { why: 'the policy does not say who is told of rights', file: 'nodes/shared/applyPolicy.js', check: "operation.startsWith('access.')", without: 'false', tests: TOLD },
  { why: 'an outsider counts as everyone who may be told', file: 'src/principal/isNamed.js', check: 'outsider ? groups :', without: 'false ? groups :', tests: TOLD },
  { why: 'what failed comes out as an answer', file: 'nodes/shared/runItems.js', check: 'result[errorOutput]', without: 'result[0]', tests: ['nodes/shared/failures'] },
];
