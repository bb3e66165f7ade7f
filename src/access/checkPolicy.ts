import type { PrincipalId } from '../principal/Principal';
import type { NameResolution } from './Directory';
import { unusable } from './parsePolicy';
import type { AskRule, Policy, PolicyFile, PolicyRule } from './Policy';

/** What the words of a policy may refer to. */
export interface PolicyWorld {
  readonly resolveName: (name: string) => NameResolution | undefined;
  readonly isEntity: (name: string) => boolean;
}

/**
 * The policy with its groups resolved. Throws one ConfigurationError with a line for each name that nothing bears, each rule that a
 * denial makes void, and each that can never count: a policy that does not say what it seems to say is not used.
 */
export function checkPolicy(policy: PolicyFile, world: PolicyWorld, file = 'policy.yaml'): Policy {
  const problems = [...unknownGroups(policy, world), ...unknownWords(policy, world), ...unused(policy), ...conflicts(policy), ...unreachable(policy)];
  if (problems.length) throw unusable(file, problems.sort((a, b) => a.line - b.line).map(({ line, what }) => `line ${line}: ${what}`));
  const roles = [...policy.roles].map(([name, { groups }]) => [name, new Set(groups.map((group) => world.resolveName(group) as PrincipalId))] as const);
  return { ...policy, roles: new Map(roles) };
}

interface Problem {
  readonly line: number;
  readonly what: string;
}

function unknownGroups({ roles }: PolicyFile, { resolveName }: PolicyWorld): Problem[] {
  return [...roles.values()].flatMap(({ line, groups }) =>
    groups.flatMap((group) => {
      const found = resolveName(group);
      if (found && found !== 'unknown' && found !== 'ambiguous') return [];
      return [{ line, what: found === 'ambiguous' ? `"${group}" is both a person and a group, or several; write group:${group}` : `the directory has no group or person "${group}"` }];
    }),
  );
}

function unknownWords(policy: PolicyFile, { isEntity }: PolicyWorld): Problem[] {
  const unknown = (line: number, kind: string, names: readonly string[] | undefined, isKnown: (name: string) => boolean) =>
    (names ?? []).filter((name) => !isKnown(name)).map((name) => ({ line, what: `there is no ${kind} "${name}"` }));
  const rules: readonly (PolicyRule | Policy['answers'][number] | Policy['unmask'])[] = [...policy.ask, ...policy.deny, ...policy.answers, policy.unmask, policy.disclose];
  return [
    ...rules.flatMap(({ line, roles }) => unknown(line, 'role', roles, (name) => policy.roles.has(name))),
    ...[...policy.ask, ...policy.deny].flatMap(({ line, topics }) => unknown(line, 'topic', topics, (name) => policy.topics.has(name))),
    ...policy.answers.flatMap(({ line, redact }) => unknown(line, 'kind of personal data', redact, isEntity)),
  ];
}

function unused(policy: PolicyFile): Problem[] {
  const roles = new Set([...policy.ask, ...policy.deny, ...policy.answers, policy.unmask, policy.disclose].flatMap((rule) => rule.roles));
  const topics = new Set([...policy.ask, ...policy.deny].flatMap((rule) => rule.topics ?? []));
  const idle = (kind: string, names: ReadonlyMap<string, { line: number }>, used: ReadonlySet<string>) => [...names].filter(([name]) => !used.has(name)).map(([name, { line }]) => ({ line, what: `no rule uses the ${kind} "${name}"` }));
  return [...idle('role', policy.roles, roles), ...idle('topic', policy.topics, topics)];
}

/** An `ask` rule that a denial takes back whole. */
function conflicts({ ask, deny }: PolicyFile): Problem[] {
  return ask.flatMap((rule) => deny.filter((denial) => covers(denial, rule)).map((denial) => ({ line: rule.line, what: `the denial in line ${denial.line} takes back all that this rule allows` })));
}

/** An `ask` rule of which an earlier one allows the same and more. */
function unreachable({ ask }: PolicyFile): Problem[] {
  return ask.flatMap((rule, index) => ask.slice(0, index).filter((earlier) => allowsAll(earlier, rule)).slice(0, 1).map((earlier) => ({ line: rule.line, what: `line ${earlier.line} allows this already, so the rule never counts` })));
}

const includesAll = (all: readonly unknown[] | undefined, some: readonly unknown[] | undefined) => !all || (some !== undefined && some.every((one) => all.includes(one)));
const covers = (wide: PolicyRule, narrow: PolicyRule) => includesAll(wide.roles, narrow.roles) && includesAll(wide.knowledgeBases, narrow.knowledgeBases) && includesAll(wide.topics, narrow.topics);
const atLeast = (wide: number | undefined, narrow: number | undefined) => wide === undefined || (narrow !== undefined && wide >= narrow);

function allowsAll(earlier: AskRule, rule: AskRule): boolean {
  const sameHours = !earlier.hours || JSON.stringify(earlier.hours) === JSON.stringify(rule.hours);
  return covers(earlier, rule) && includesAll(earlier.categories, rule.categories) && sameHours && atLeast(earlier.questionsPerMinute, rule.questionsPerMinute) && atLeast(earlier.tokensPerDay, rule.tokensPerDay);
}
