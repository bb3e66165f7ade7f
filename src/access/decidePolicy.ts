import type { Category } from '../document/Document';
import { AccessRefused } from '../errors/AccessRefused';
import type { Principal, PrincipalId } from '../principal/Principal';
import { isWithin } from './parseHours';
import type { AskRule, Policy, PolicyRule } from './Policy';

/** What is asked and where; `chat` stands for the model without a knowledge base. */
export interface PolicyQuestion {
  readonly knowledgeBase: string;
  readonly text: string;
}

/** What a policy grants for one question. Absent means without limit; an empty `redact` leaves answers as they are. */
export interface Ruling {
  readonly categories?: readonly Category[];
  readonly questionsPerMinute?: number;
  readonly tokensPerDay?: number;
  /** Undefined: whatever is usually personal data. */
  readonly redact?: readonly string[];
  readonly unmask: boolean;
}

/** What holds where no policy is set. */
export const NO_POLICY: Ruling = { redact: [], unmask: true };

/** The ruling for one question of one person, by the widest of the rules that allow it; throws AccessRefused where none does or one denies. */
export function decidePolicy(policy: Policy, principal: Principal, question: PolicyQuestion, now: Date): Ruling {
  const roles = rolesOf(policy, principal);
  const applies = (rule: PolicyRule) => rule.roles.some((role) => roles.has(role)) && isAbout(policy, rule, question);
  const denial = policy.deny.find(applies);
  if (denial) refuse(`POLICY_DENIED line ${denial.line}`);
  const fitting = policy.ask.filter(applies);
  if (fitting.length === 0) refuse('POLICY_NOT_ALLOWED');
  const open = fitting.filter(({ hours }) => !hours || isWithin(hours, now, policy.timeZone));
  if (open.length === 0) refuse('POLICY_HOURS');
  return { ...widest(open), redact: redactionOf(policy, roles), unmask: policy.unmask.roles.some((role) => roles.has(role)) };
}

/** Whether a policy gives a person a right of its own, whatever may be asked: to see values that were masked, or to be told who may see what. */
export function hasRight(policy: Policy, principal: Principal, right: 'unmask' | 'disclose'): boolean {
  const roles = rolesOf(policy, principal);
  return policy[right].roles.some((role) => roles.has(role));
}

function rolesOf({ roles }: Policy, { user, groups, outsider }: Principal): ReadonlySet<string> {
  const own: readonly PrincipalId[] = outsider ? groups : [user, ...groups, 'everyone'];
  return new Set([...roles].filter(([, ids]) => own.some((id) => ids.has(id))).map(([name]) => name));
}

function isAbout({ topics }: Policy, rule: PolicyRule, { knowledgeBase, text }: PolicyQuestion): boolean {
  if (rule.knowledgeBases && !rule.knowledgeBases.includes(knowledgeBase)) return false;
  if (!rule.topics) return true;
  const asked = folded(text);
  return rule.topics.some((topic) => topics.get(topic)?.words.some((word) => asked.includes(folded(word))));
}

/** Spelling with other widths, in capitals or with spaces between the letters is the same word. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s\p{Cf}\p{Mn}]+/gu, '');

function widest(rules: readonly AskRule[]): Pick<Ruling, 'categories' | 'questionsPerMinute' | 'tokensPerDay'> {
  const most = (key: 'questionsPerMinute' | 'tokensPerDay') => (rules.some((rule) => rule[key] === undefined) ? undefined : Math.max(...rules.map((rule) => rule[key] ?? 0)));
  const categories = rules.some((rule) => !rule.categories) ? undefined : [...new Set(rules.flatMap((rule) => rule.categories ?? []))];
  return { categories, questionsPerMinute: most('questionsPerMinute'), tokensPerDay: most('tokensPerDay') };
}

/** What all answer rules of a person's roles take out; with rules for others only, everything usual is. */
function redactionOf({ answers }: Policy, roles: ReadonlySet<string>): readonly string[] | undefined {
  if (answers.length === 0) return [];
  const own = answers.filter((rule) => rule.roles.some((role) => roles.has(role)));
  return own.length === 0 ? undefined : own.map(({ redact }) => redact).reduce((common, redact) => common.filter((entity) => redact.includes(entity)));
}

function refuse(reason: string): never {
  throw new AccessRefused('POLICY_REFUSED', 'This may not be asked here and now.', 'Ask IT: the audit log holds the reason.', { reason });
}
