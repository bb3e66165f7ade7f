import { checkPolicy } from '../../src/access/checkPolicy';
import { decidePolicy, hasRight } from '../../src/access/decidePolicy';
import type { NameResolution } from '../../src/access/Directory';
import { parsePolicy } from '../../src/access/parsePolicy';
import type { Principal, PrincipalId } from '../../src/principal/Principal';

const POLICY = `timeZone: Asia/Taipei
roles:
  staff: [everyone]
  hr: [hr]
  interns: [interns]
topics:
  salary: [薪資, salary]
ask:
  - roles: [staff]
    knowledgeBases: [company]
    categories: [knowledge, procedure]
    hours: Mon-Fri 08:00-18:00
    questionsPerMinute: 5
  - roles: [hr]
    questionsPerMinute: 20
deny:
  - roles: [interns]
    topics: [salary]
answers:
  - roles: [staff]
    redact: [TW_NATIONAL_ID, EMAIL_ADDRESS]
  - roles: [hr]
    redact: [EMAIL_ADDRESS]
unmask: [hr]
`;
const names: Record<string, NameResolution> = { everyone: 'everyone', hr: 'group:hr', interns: 'group:interns', twin: 'ambiguous' };
const world = { resolveName: (name: string) => names[name] ?? 'unknown', isEntity: (name: string) => ['TW_NATIONAL_ID', 'EMAIL_ADDRESS'].includes(name) } as const;
const load = (text: string) => checkPolicy(parsePolicy(text), world);
const who = (...groups: PrincipalId[]): Principal => ({ tenant: 't', user: 'user:a', groups, resolvedAt: '', expiresAt: '' });
const TUESDAY_NOON = new Date('2026-03-03T04:00:00Z');
const ask = (principal: Principal, text: string, knowledgeBase = 'company', now = TUESDAY_NOON) => {
  try {
    return decidePolicy(load(POLICY), principal, { knowledgeBase, text }, now);
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

describe('a policy decides', () => {
  test.each<[why: string, got: () => unknown, expected: unknown]>([
    ['staff get their categories, limit and redaction', () => ask(who(), '出差'), { categories: ['knowledge', 'procedure'], questionsPerMinute: 5, tokensPerDay: undefined, redact: ['TW_NATIONAL_ID', 'EMAIL_ADDRESS'], unmask: false }],
    ['of two roles the wider rule counts, and only what both take out is taken out', () => ask(who('group:hr'), '出差'), { categories: undefined, questionsPerMinute: 20, tokensPerDay: undefined, redact: ['EMAIL_ADDRESS'], unmask: true }],
    ['another knowledge base is not allowed', () => ask(who(), '出差', 'secret'), 'POLICY_NOT_ALLOWED'],
    ['the model without a knowledge base is not allowed', () => ask(who(), '出差', 'chat'), 'POLICY_NOT_ALLOWED'],
    ['a role without such a limit may', () => typeof ask(who('group:hr'), '出差', 'secret'), 'object'],
    ['at night', () => ask(who(), '出差', 'company', new Date('2026-03-03T14:00:00Z')), 'POLICY_HOURS'],
    ['on the stroke of the end', () => ask(who(), '出差', 'company', new Date('2026-03-03T10:00:00Z')), 'POLICY_HOURS'],
    ['on Sunday', () => ask(who(), '出差', 'company', new Date('2026-03-01T04:00:00Z')), 'POLICY_HOURS'],
    ['a denied topic', () => ask(who('group:interns'), '薪資多少？'), 'POLICY_DENIED line 17'],
    ['a denied topic with spaces, full-width letters or marks in between', () => [ask(who('group:interns'), '薪 資'), ask(who('group:interns'), 'ＳＡＬＡＲＹ'), ask(who('group:interns'), '薪\u200b資')], Array(3).fill('POLICY_DENIED line 17')],
    ['a denial wins over another role', () => ask(who('group:interns', 'group:hr'), '薪資多少？'), 'POLICY_DENIED line 17'],
    ['an outsider is not everyone', () => ask({ ...who('group:public'), outsider: true }, '出差'), 'POLICY_NOT_ALLOWED'],
    ['un-masking is a right of its own', () => [hasRight(load(POLICY), who('group:hr'), 'unmask'), hasRight(load(POLICY), who(), 'unmask')], [true, false]],
    ['to be told who may see what is one too, which nobody has unless the file says so', () => [hasRight(load(`${POLICY}disclose: [hr]\n`), who('group:hr'), 'disclose'), hasRight(load(POLICY), who('group:hr'), 'disclose')], [true, false]],
  ])('%s', (_why, got, expected) => expect(got()).toEqual(expected));
});

describe('a policy is refused when it is loaded, with lines', () => {
  const edit = (from: string, to: string) => POLICY.replace(from, to);
  test.each<[why: string, text: string, message: RegExp]>([
    ['an unknown group', edit('hr: [hr]', 'hr: [hrr]'), /line 4: the directory has no group or person "hrr"/],
    ['an ambiguous group', edit('hr: [hr]', 'hr: [twin]'), /line 4: "twin" is both a person and a group/],
    ['an unknown role', edit('roles: [interns]', 'roles: [intern]'), /line 17: there is no role "intern"/],
    ['an unknown topic', edit('topics: [salary]', 'topics: [pay]'), /line 17: there is no topic "pay"/],
    ['an unknown kind of personal data', edit('[EMAIL_ADDRESS]\n', '[MAIL]\n'), /line 22: there is no kind of personal data "MAIL"/],
    ['a role that nothing uses', edit('  hr: [hr]\n', '  hr: [hr]\n  boss: [hr]\n'), /line 5: no rule uses the role "boss"/],
    ['a topic that nothing uses', edit('    topics: [salary]\n', ''), /line 7: no rule uses the topic "salary"/],
    ['a denial that takes back an allowance whole', edit('deny:\n', 'deny:\n  - roles: [staff]\n'), /line 9: the denial in line 17 takes back all that this rule allows/],
    ['a rule that an earlier one makes idle', edit('deny:\n', '  - roles: [hr]\n    questionsPerMinute: 10\ndeny:\n'), /line 16: line 14 allows this already/],
    ['a misspelt key', edit('knowledgeBases: [company]', 'knowledgeBase: [company]'), /line 9: .*knowledgeBase/],
    ['a misspelt section', edit('deny:', 'denied:'), /denied/],
    ['hours of another form', edit('Mon-Fri 08:00-18:00', 'weekdays'), /line 12: .*is not like/],
    ['hours that end before they begin', edit('08:00-18:00', '18:00-08:00'), /line 12: .*is not like/],
    ['a limit of nothing', edit('questionsPerMinute: 5', 'questionsPerMinute: 0'), /line 13: .*whole number above 0/],
    ['an unknown category', edit('procedure]', 'all]'), /line 11: /],
    ['an unknown time zone', edit('Asia/Taipei', 'Asia/Taipeh'), /line 1: .*no time zone/],
    ['no rule at all', edit(POLICY.slice(POLICY.indexOf('ask:'), POLICY.indexOf('deny:')), ''), /line 1: .*ask/],
    ['text that is no YAML', 'roles: [', /line \d+: /],
    ['an empty file', '', /the file/],
  ])('%s', (_why, text, message) => expect(() => load(text)).toThrow(message));
});
