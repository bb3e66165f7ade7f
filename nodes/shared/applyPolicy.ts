import { decidePolicy, hasRight, NO_POLICY, type Ruling } from '../../src/access/decidePolicy';
import type { UsageStore } from '../../src/access/UsageStore';
import { dayOf, useLimits, withinTokens } from '../../src/access/useLimits';
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

/** Runs what asks a model, and counts what it used. */
type Spending = <T>(run: () => Promise<T>, usageOf: (value: T) => Usage | undefined) => Promise<T>;

/** A ruling that still counts: whatever asks a model for the person runs in `spending`. */
export interface AppliedRuling extends Ruling {
  readonly spending: Spending;
}

const FREE: AppliedRuling = { ...NO_POLICY, spending: (run) => run() };

/** Judges one call by the policy of the Directory credential and counts it against its limits; throws where it is not allowed. Without a policy all may ask, within their rights. */
export async function applyPolicy({ directory, policy, accessStore }: OpenDirectory, principal: Principal, call: JudgedCall): Promise<AppliedRuling> {
  if (!policy.policyPath) return FREE;
  const rules = await connectPolicy(policy.policyPath, directory);
  const right = rightOf(call.operation);
  if (right) return hasRight(rules, principal, right) ? FREE : refuseRight(right);
  const ruling = decidePolicy(rules, principal, { knowledgeBase: call.knowledgeBase ?? 'chat', text: call.question ?? '' }, new Date());
  const { tokensPerDay } = ruling;
  if (ruling.questionsPerMinute === undefined && tokensPerDay === undefined) return { ...ruling, spending: FREE.spending };
  const person = `${principal.tenant}|${principal.user}`;
  await withAccessStore(accessStore, (store) => useLimits(store, ruling, person, new Date(), rules.timeZone));
  if (tokensPerDay === undefined) return { ...ruling, spending: FREE.spending };
  return { ...ruling, spending: (run, usageOf) => withAccessStore(accessStore, (store) => withinTokens(store, tokensPerDay, person, dayOf(new Date(), rules.timeZone), run, (value) => tokensOf(usageOf(value)))) };
}

const tokensOf = (usage: Usage | undefined) => (usage ? usage.promptTokens + usage.completionTokens : 0);

async function withAccessStore<T>(configuration: OpenDirectory['accessStore'], use: (store: UsageStore) => Promise<T>): Promise<T> {
  const store = await connectAccessStore(configuration);
  try {
    return await use(store);
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
