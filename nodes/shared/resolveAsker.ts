import type { IExecuteFunctions } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { checkToken } from '../../src/adapters/connect';
import { publicPrincipal } from '../../src/access/publicPrincipal';
import type { AuditedCall, Auditor } from '../../src/audit/withAudit';
import { recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import type { Asker, Principal } from '../../src/principal/Principal';
import { type AppliedRuling, applyPolicy } from './applyPolicy';
import { PUBLIC_ASKER, readAsker } from './asker';
import { whereInN8n } from './auditor';
import { bearerOfTrigger } from './bearer';
import { openDirectory } from './connect';

/** A directory with how it lets askers be known. */
export type OpenDirectory = Awaited<ReturnType<typeof openDirectory>>;

/** What a node does for a person, as the audit log takes it, and in which knowledge base. */
export type AskedFor = Pick<AuditedCall, 'operation' | 'digests' | 'content'> & { readonly knowledgeBase?: string; readonly question?: string };

/** Who asks: the person as answers name them, their principal, and the call for `withAudit`. */
export interface ResolvedAsker {
  readonly asked: { readonly person: string; readonly assurance: Asker['assurance']; readonly scope?: Asker['scope'] };
  readonly principal: Principal;
  readonly call: AuditedCall;
  /** What the policy grants for this question. */
  readonly ruling: AppliedRuling;
}

/** The principal of an asker; of one whom nobody identified, what the directory's group `public` may see, and a refusal without that group. */
export async function resolvePrincipal(directory: Directory, asker: Asker, tenant: string): Promise<Principal> {
  if (asker.assurance !== 'public') return directory.resolve(asker);
  const principal = await publicPrincipal(directory, tenant, new Date());
  if (principal) return principal;
  throw new AccessRefused('NO_PUBLIC_GROUP', 'Nobody is known as the one who asks, and the directory has no group "public".', 'Add a group "public" to the directory, and allow it where outsiders may read.');
}

/** An API token counts only where it was issued for; `*` is everywhere, also where no knowledge base is asked. */
async function resolveWithin(directory: Directory, asker: Asker, tenant: string, knowledgeBase: string | undefined): Promise<Principal> {
  const { scope } = asker;
  if (scope && !scope.knowledgeBases.includes('*') && !(knowledgeBase !== undefined && scope.knowledgeBases.includes(knowledgeBase)))
    throw new AccessRefused('SCOPE_REFUSED', 'The token is not for this.', 'Ask IT for a token that is.', { reason: `SCOPE_REFUSED ${scope.tokenId}` });
  return resolvePrincipal(directory, asker, tenant);
}

/** Resolves an asker and what the policy grants. One whom either refuses is recorded as denied before that is thrown. */
export async function resolveKnownAsker(
  context: IExecuteFunctions, auditor: Auditor | undefined, opened: OpenDirectory, asker: Asker, askedFor: AskedFor,
): Promise<ResolvedAsker> {
  const { tenant } = opened.policy;
  const denied = (known?: Principal) => async (error: unknown) => {
    if (auditor && error instanceof AccessRefused)
      await recordEvent(auditor, toCall(context, tenant, asker, known, { ...askedFor, digests: { ...askedFor.digests, reason: error.reason } }), 'result', auditor.newId(), { decision: 'denied', documents: [], content: askedFor.content });
    throw error;
  };
  const principal = await resolveWithin(opened.directory, asker, tenant, askedFor.knowledgeBase).catch(denied());
  const ruling = await applyPolicy(opened, principal, askedFor).catch(denied(principal));
  return { asked: { person: principal.user, assurance: asker.assurance, ...(asker.scope && { scope: asker.scope }) }, principal, ruling, call: toCall(context, tenant, asker, principal, askedFor) };
}

/** Who asks: by a token of the trigger that is verified here where the credential names its issuer, else by the node's own fields. */
async function identifyAsker(context: IExecuteFunctions, policy: OpenDirectory['policy'], itemIndex: number): Promise<Asker> {
  const { tokenIssuer } = policy;
  const way = context.getNodeParameter('whoIsAsking', itemIndex);
  if (!tokenIssuer || (way !== 'trigger' && way !== 'triggerOrPublic')) return readAsker(context, policy, itemIndex);
  const checked = async () => {
    const token = bearerOfTrigger(context, itemIndex);
    return token === undefined ? readAsker(context, policy, itemIndex) : checkToken(tokenIssuer, token);
  };
  return way === 'trigger' ? checked() : checked().catch(asPublic);
}

/** Whom the token does not prove is the public; a check that could not be made is no answer. */
function asPublic(error: unknown): Asker {
  if (error instanceof AccessRefused) return PUBLIC_ASKER;
  throw error;
}

function toCall(context: IExecuteFunctions, tenant: string, asker: Asker, principal: Principal | undefined, askedFor: AskedFor): AuditedCall {
  const person = principal?.user ?? `${asker.issuer}|${asker.subject}`;
  const principals = principal ? [principal.user, ...principal.groups] : [];
  const { operation, digests, content } = askedFor;
  return { operation, digests, content, tenant, person, principals, assurance: asker.assurance, n8n: whereInN8n(context) };
}

/** Resolves who asks for this item, in this very call. A person whom the directory refuses is recorded as denied before that is thrown. */
export async function resolveAsker(context: IExecuteFunctions, auditor: Auditor | undefined, askedFor: AskedFor, itemIndex: number): Promise<ResolvedAsker> {
  const opened = await openDirectory(context, itemIndex);
  try {
    return await resolveKnownAsker(context, auditor, opened, await identifyAsker(context, opened.policy, itemIndex), askedFor);
  } finally {
    await opened.directory.close();
  }
}
