import { decidePolicy, hasRight, NO_POLICY, type Ruling } from '../../src/access/decidePolicy';
import { dayOf, useLimits } from '../../src/access/useLimits';
import { connectAccessStore, connectPolicy } from '../../src/adapters/connect';
import type { Usage } from '../../src/answering/Answer';
import { AccessRefused } from '../../src/errors/AccessRefused';
import type { Principal } from '../../src/principal/Principal';
import type { openDirectory } from './connect';

type OpenDirectory = Awaited<ReturnType<typeof openDirectory>>;

/** What is asked, as a policy judges it; no knowledge base means the model alone. */
export interface JudgedCall {
  readonly operation: string;
  readonly knowledgeBase?: string;
  readonly question?: string;
}

/** A ruling that still counts: `spend` notes the tokens that a model has used for the person. */
export interface AppliedRuling extends Ruling {
  readonly spend: (usage: Usage | undefined) => Promise<void>;
}

const FREE: AppliedRuling = { ...NO_POLICY, spend: async () => undefined };

/** Judges one call by the policy of the Directory credential and counts it against its limits; throws where it is not allowed. Without a policy all may ask, within their rights. */
export async function applyPolicy({ directory, policy, accessStore }: OpenDirectory, principal: Principal, call: JudgedCall): Promise<AppliedRuling> {
  if (!policy.policyPath) return FREE;
  const rules = await connectPolicy(policy.policyPath, directory);
  const right = rightOf(call.operation);
  if (right) return hasRight(rules, principal, right) ? FREE : refuseRight(right);
  const ruling = decidePolicy(rules, principal, { knowledgeBase: call.knowledgeBase ?? 'chat', text: call.question ?? '' }, new Date());
  if (ruling.questionsPerMinute === undefined && ruling.tokensPerDay === undefined) return { ...ruling, spend: FREE.spend };
  const person = `${principal.tenant}|${principal.user}`;
  const store = await connectAccessStore(accessStore);
  try {
    await useLimits(store, ruling, person, new Date(), rules.timeZone);
  } finally {
    await store.close();
  }
  return { ...ruling, spend: (usage) => spend(accessStore, person, dayOf(new Date(), rules.timeZone), usage) };
}

async function spend(accessStore: OpenDirectory['accessStore'], person: string, day: string, usage: Usage | undefined): Promise<void> {
  if (!usage) return;
  const store = await connectAccessStore(accessStore);
  try {
    await store.addTokens(person, day, usage.promptTokens + usage.completionTokens);
  } finally {
    await store.close();
  }
}

/** What asks no question but uses a right of its own. */
function rightOf(operation: string): 'unmask' | 'disclose' | undefined {
  if (operation === 'pii.restore') return 'unmask';
  return operation.startsWith('access.') ? 'disclose' : undefined;
}

function refuseRight(right: 'unmask' | 'disclose'): never {
  throw new AccessRefused('POLICY_REFUSED', 'This may not be asked here and now.', 'Ask IT: the audit log holds the reason.', { reason: `POLICY_${right.toUpperCase()}` });
}
