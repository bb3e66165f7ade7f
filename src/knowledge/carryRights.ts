import type { AccessRule } from '../principal/AccessRule';
import { commonRights } from '../principal/commonRights';
import type { KnowledgeStore, KnownDocument } from './KnowledgeStore';

const asText = ({ allow, deny }: AccessRule) => JSON.stringify([[...allow].sort(), [...deny].sort()]);

function changes(from: ReadonlyMap<string, KnownDocument>, to: readonly KnownDocument[], ruleOf: (from: AccessRule, to: AccessRule) => AccessRule) {
  return to.flatMap(({ id, access }) => {
    const known = from.get(id);
    const rule = known ? ruleOf(known.access, access) : access;
    return asText(rule) === asText(access) ? [] : [{ documentId: id, access: rule }];
  });
}

/**
 * Before another generation answers: a right that was taken away in the one that answers must not come back. Going back takes its rights as
 * they are and removes what it no longer holds; going forward takes what both generations allow, until the next sync says more.
 */
export async function carryRights(from: KnowledgeStore, to: KnowledgeStore, direction: 'back' | 'forward', signal?: AbortSignal): Promise<void> {
  const [current, target] = await Promise.all([from.listAll(signal), to.listAll(signal)]);
  const byId = new Map(current.map((document) => [document.id, document]));
  if (direction === 'back') await to.deleteDocuments(target.map(({ id }) => id).filter((id) => !byId.has(id)), signal);
  const kept = direction === 'back' ? target.filter(({ id }) => byId.has(id)) : target;
  await to.updateRights(changes(byId, kept, direction === 'back' ? (one) => one : commonRights), signal);
}
